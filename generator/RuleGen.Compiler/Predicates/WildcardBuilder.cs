using System.Text;

namespace RuleGen.Compiler.Predicates;

/// <summary>
/// Makes a matcher from texts and wildcard signs, for query languages in which a text may hold a literal <c>*</c> or <c>?</c>: the pattern
/// then uses signs that stand in none of its texts.
/// </summary>
public sealed class WildcardBuilder
{
    // A text as itself, a sign as null (any run) or empty (one code point).
    private readonly List<string?> _parts = [];

    /// <summary>Adds text that is compared as it stands.</summary>
    public WildcardBuilder Text(string text)
    {
        if (text.Length > 0)
        {
            _parts.Add(text);
        }

        return this;
    }

    /// <summary>Adds text that is compared as it stands.</summary>
    public WildcardBuilder Text(char c) => Text(c.ToString());

    /// <summary>Adds any run of characters.</summary>
    public WildcardBuilder Any()
    {
        _parts.Add(null);
        return this;
    }

    /// <summary>Adds exactly one code point.</summary>
    public WildcardBuilder One()
    {
        _parts.Add("");
        return this;
    }

    /// <summary>
    /// The matcher: <see cref="EqualTo"/> when no sign was added. Null when the texts use every character that could be a sign, which
    /// no query does by accident; the caller reports it.
    /// </summary>
    public StringMatcher? Build()
    {
        string text = string.Concat(_parts);
        if (!_parts.Exists(string.IsNullOrEmpty))
        {
            return new EqualTo(text);
        }

        char any = Unused(text, '*', besides: '?');
        char one = Unused(text, '?', besides: any);
        if (any == '\0' || one == '\0')
        {
            return null;
        }

        var pattern = new StringBuilder();
        foreach (string? part in _parts)
        {
            _ = part is null ? pattern.Append(any) : part.Length == 0 ? pattern.Append(one) : pattern.Append(part);
        }

        return new Wildcard(pattern.ToString(), any, one);
    }

    // Printable signs first, for the sake of whoever reads the generated code. No letters: case folding would change them.
    private static char Unused(string text, char usual, char besides)
    {
        const string Candidates = "%#@!$&+=~^|<>;,'`\"()[]{}:/-._ 0123456789";
        IEnumerable<char> controls = Enumerable.Range(1, 31).Select(static c => (char)c);
        return new[] { usual }.Concat(Candidates).Concat(controls).FirstOrDefault(c => c != besides && text.IndexOf(c) < 0);
    }
}
