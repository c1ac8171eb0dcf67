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
/// A wildcard pattern: <c>*</c> is any run of characters, none and line breaks included, <c>?</c> exactly one code
/// point; there is no escape. (Elasticsearch: <c>eql/util/StringUtils.java</c>.)
/// </summary>
public sealed record Wildcard(string Pattern) : StringMatcher;

/// <summary>What some of these accept.</summary>
public sealed record AnyOf(EquatableArray<StringMatcher> Matchers) : StringMatcher;
