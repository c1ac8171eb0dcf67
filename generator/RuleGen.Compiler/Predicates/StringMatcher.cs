using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Predicates;

/// <summary>What a text must be like. Always about the whole text.</summary>
public abstract record StringMatcher;

/// <summary>Exactly this text.</summary>
public sealed record EqualTo(string Text) : StringMatcher;

/// <summary>One of these texts.</summary>
public sealed record OneOf(EquatableArray<string> Texts) : StringMatcher;

/// <summary>Begins with this text.</summary>
public sealed record Prefix(string Text) : StringMatcher;

/// <summary>Ends with this text.</summary>
public sealed record Suffix(string Text) : StringMatcher;

/// <summary>Has this text somewhere.</summary>
public sealed record Contains(string Text) : StringMatcher;

/// <summary>
/// A wildcard pattern: <paramref name="Any"/> is any run of characters, none and line breaks included, <paramref name="One"/> exactly one code
/// point; there is no escape (<see cref="Matching.WildcardPattern"/>).
/// </summary>
/// <param name="Pattern">Texts and signs. It has at least one sign.</param>
/// <param name="Any">
/// The sign for any run: an ASCII character that case folding leaves alone and that stands in no text of the pattern. Languages with an
/// escape let a text hold a <c>*</c>; <see cref="WildcardBuilder"/> then takes another.
/// </param>
/// <param name="One">The sign for one code point, likewise.</param>
public sealed record Wildcard(string Pattern, char Any = '*', char One = '?') : StringMatcher
{
    /// <summary>Whether the signs are the usual ones.</summary>
    public bool HasUsualSigns => Any == '*' && One == '?';

    /// <summary>The pattern for people: signs as <c>*</c> and <c>?</c>, the same characters in a text behind a backslash.</summary>
    public string Display => HasUsualSigns ? Pattern : string.Concat(Pattern.Select(DisplayOf));

    private string DisplayOf(char c) => c == Any ? "*" : c == One ? "?" : c is '*' or '?' ? "\\" + c : c.ToString();
}

/// <summary>
/// A text that one of these regular expressions in Lucene's syntax accepts as a whole. The patterns are valid and together of a size that
/// compiles, and stand as they were written: where case is ignored, it is their characters that stand for all cases, not their ranges.
/// </summary>
public sealed record Regex(EquatableArray<string> Patterns) : StringMatcher;

/// <summary>What some of these accept.</summary>
public sealed record AnyOf(EquatableArray<StringMatcher> Matchers) : StringMatcher;
