using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting;

/// <summary>A constant of a test.</summary>
internal sealed class LintValue
{
    /// <summary>Its text: what values are compared with, a pattern or a regular expression.</summary>
    public required string Text { get; init; }

    /// <summary>Where it stands in the query.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The text, with its wildcards told from characters, where case is ignored folded.</summary>
    public required WildcardText Pattern { get; init; }

    /// <summary>The constant as a number; null when it is none, or a text that happens to look like one.</summary>
    public NumberConstant? Number { get; init; }

    /// <summary>Whether it stands in quotes.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Finds the place in the query of a part of <see cref="Text"/>.</summary>
    public required Func<SourceSpan, SourceSpan> PlaceOf { get; init; }

    /// <summary>Whether it has a wildcard.</summary>
    public bool IsPattern => Pattern.HasWildcard;
}
