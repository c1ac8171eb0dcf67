using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting;

/// <summary>
/// A condition as checks see it: the same whatever language it is written in, with parentheses gone and <c>!=</c> and <c>not in</c> taken
/// apart into <see cref="LintNot"/> and the test.
/// </summary>
internal abstract class LintCondition
{
    /// <summary>Where it stands in the query.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>A number that two conditions of one query share when they say the same.</summary>
    public required int Id { get; init; }
}

/// <summary>Conditions joined by one word; those in parentheses joined by the same word are among them.</summary>
internal sealed class LintGroup : LintCondition
{
    /// <summary><c>and</c>; otherwise <c>or</c>.</summary>
    public required bool IsAnd { get; init; }

    /// <summary>Two or more, in the order of the text.</summary>
    public required IReadOnlyList<LintCondition> Operands { get; init; }
}

/// <summary>The opposite of a condition.</summary>
internal sealed class LintNot : LintCondition
{
    /// <summary>The condition.</summary>
    public required LintCondition Operand { get; init; }
}

/// <summary>Some value of a field is one of the constants, or none is asked for (<see cref="LintOperator.Exists"/>).</summary>
internal sealed class LintTest : LintCondition
{
    /// <summary>The field.</summary>
    public required LintField Field { get; init; }

    /// <summary>How values are compared.</summary>
    public required LintOperator Operator { get; init; }

    /// <summary>Whether letter case is ignored.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>Whether the constants stand in parentheses.</summary>
    public bool IsList { get; init; }

    /// <summary>The constants, any of which will do; none of <see cref="LintOperator.Exists"/>.</summary>
    public IReadOnlyList<LintValue> Values { get; init; } = [];

    /// <summary>The comparison of <see cref="LintOperator.Range"/>.</summary>
    public ComparisonOperator Comparison { get; init; }

    /// <summary>Whether it holds for certain texts only, which <see cref="Values"/> lists.</summary>
    public bool IsFinite => Operator is LintOperator.Exact or LintOperator.Pattern && Values.All(static value => !value.IsPattern);
}

/// <summary>A condition that one element of an array of objects must satisfy by itself.</summary>
internal sealed class LintNested : LintCondition
{
    /// <summary>The condition.</summary>
    public required LintCondition Inner { get; init; }
}

/// <summary>A condition that is no test of a field with constants: a call, arithmetic, a value without a field.</summary>
internal sealed class LintOther : LintCondition;

/// <summary>The ways of comparing.</summary>
internal enum LintOperator
{
    /// <summary>Any value will do.</summary>
    Exists,

    /// <summary>Equality.</summary>
    Exact,

    /// <summary>Patterns with wildcards, where the text has any.</summary>
    Pattern,

    /// <summary>Regular expressions.</summary>
    Regex,

    /// <summary>Less or greater.</summary>
    Range,
}

/// <summary>A field of a condition.</summary>
/// <param name="Name">Its full name as written, perhaps a pattern of names.</param>
/// <param name="Info">What the schema says of it; null when it knows none of that name, or several.</param>
internal sealed record LintField(string Name, FieldInfo? Info)
{
    private static readonly string[] SingularEndings = ["ss", "us", "is", "os"];

    /// <summary>
    /// Whether the schema says that events have at most one value of it. Of others nothing follows from two different values: an array can
    /// have both. Schemas of integrations often leave out what is an array, so a name in the plural counts as one.
    /// </summary>
    public bool IsSingleValued =>
        Info is { IsArray: false, Type: not (FieldType.Dynamic or FieldType.Flattened or FieldType.Object or FieldType.Text) }
        && (!LastPart.EndsWith("s", StringComparison.Ordinal) || Array.Exists(SingularEndings, end => LastPart.EndsWith(end, StringComparison.Ordinal)));

    /// <summary>Whether it is analysed text, of which words are compared.</summary>
    public bool IsAnalysed => Info is { Type: FieldType.Text };

    /// <summary>Whether it is compared by its exact text.</summary>
    public bool IsText => Info is { Type: FieldType.Keyword or FieldType.Flattened };

    /// <summary>Whether every comparison of it ignores letter case.</summary>
    public bool IgnoresCase => Info is { } info && info.ToReference().IgnoresCase;

    /// <summary>Whether it is a whole number.</summary>
    public bool IsInteger => Info is { Type: FieldType.Integer };

    /// <summary>The part of the name behind its last dot.</summary>
    public string LastPart => Name.Substring(Name.LastIndexOf('.') + 1);
}
