using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Kql.Syntax;

/// <summary>A name or a value. As a condition of its own it is a value to be found in any field.</summary>
/// <param name="Parts">The text between its wildcards, decoded: one part more than there are wildcards.</param>
/// <param name="IsQuoted">Whether it stands in double quotes. Such a text has no wildcards and no typed meaning.</param>
public sealed record KqlLiteral(EquatableArray<string> Parts, bool IsQuoted) : KqlExpression
{
    /// <summary>Whether it has a wildcard.</summary>
    public bool IsPattern => Parts.Count > 1;

    /// <summary>Whether it is a single <c>*</c>: of a value, anything at all; of a field, every field.</summary>
    public bool IsLoneWildcard => Parts.Count == 2 && Parts[0].Length == 0 && Parts[1].Length == 0;

    /// <summary>Whether it is the word <c>null</c> without quotes.</summary>
    public bool IsNull => !IsQuoted && !IsPattern && Parts[0] == "null";

    /// <summary>The text with <c>*</c> for each wildcard. An escaped asterisk looks the same.</summary>
    public string Text => string.Join("*", Parts);

    /// <summary>A literal without wildcards.</summary>
    public static KqlLiteral Of(string text, bool isQuoted) => new(new[] { text }.ToEquatableArray(), isQuoted);
}
