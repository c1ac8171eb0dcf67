using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Schema;

namespace RuleGen.Corpus.Tests;

/// <summary>What a rule needs of a compiler, by its query's text.</summary>
internal sealed class RuleNeeds
{
    public RuleNeeds(CorpusRule rule)
    {
        var query = (EqlEventQuery)rule.Statement!;
        EqlExpression[] nodes = [.. Walk(query.Filter.Condition)];
        Fields = Distinct(nodes.OfType<EqlField>().Select(static field => field.Name));
        FieldTypes = Distinct(Fields.Select(static name => FieldSchema.Default.TryGet(name, out FieldInfo field) ? field.Type.ToString() : "Unknown"));
        Functions = Distinct(nodes.OfType<EqlCall>().Select(static call => call.Name.ToLowerInvariant() + (call.IgnoreCase ? "~" : "")));
        Operators = Distinct(nodes.SelectMany(OperatorsOf));
        Wildcards = nodes.OfType<EqlPatternTest>()
            .Where(static test => test.Operator is not (EqlPatternOperator.Regex or EqlPatternOperator.RegexIgnoreCase))
            .SelectMany(static test => test.Patterns)
            .Count(static pattern => pattern is EqlString text && text.Value.AsSpan().ContainsAny('*', '?'));
        LongestList = nodes.Max(static node => node switch { EqlIn list => list.Items.Count, EqlPatternTest test => test.Patterns.Count, _ => 0 });
    }

    /// <summary>The fields it reads.</summary>
    public string[] Fields { get; }

    /// <summary>Their types.</summary>
    public string[] FieldTypes { get; }

    /// <summary>The functions it calls, with <c>~</c> where they ignore case.</summary>
    public string[] Functions { get; }

    /// <summary>The operators between values, and null tests and optional fields by name.</summary>
    public string[] Operators { get; }

    /// <summary>How many of its patterns have wildcards.</summary>
    public int Wildcards { get; }

    /// <summary>The number of constants in its longest list.</summary>
    public int LongestList { get; }

    private static string[] Distinct(IEnumerable<string> items) => [.. items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> OperatorsOf(EqlExpression node) => node switch
    {
        EqlComparison { Left: EqlNull } or EqlComparison { Right: EqlNull } => ["null test"],
        EqlComparison { Operator: EqlComparisonOperator.Equal or EqlComparisonOperator.NotEqual } => ["== !="],
        EqlComparison => ["< <= > >="],
        EqlIn { IgnoreCase: true } => ["in~"],
        EqlIn => ["in"],
        EqlPatternTest test => [Name(test.Operator)],
        EqlArithmetic => ["arithmetic"],
        EqlField { IsOptional: true } => ["optional field"],
        _ => [],
    };

    private static string Name(EqlPatternOperator op) => op switch
    {
        EqlPatternOperator.Colon => ":",
        EqlPatternOperator.Like => "like",
        EqlPatternOperator.LikeIgnoreCase => "like~",
        EqlPatternOperator.Regex => "regex",
        _ => "regex~",
    };

    private static IEnumerable<EqlExpression> Walk(EqlExpression node) => Children(node).SelectMany(Walk).Prepend(node);

    private static IEnumerable<EqlExpression> Children(EqlExpression node) => node switch
    {
        EqlLogical logical => logical.Operands,
        EqlNot not => [not.Operand],
        EqlComparison comparison => [comparison.Left, comparison.Right],
        EqlArithmetic arithmetic => arithmetic.Steps.Select(static step => step.Operand).Prepend(arithmetic.First),
        EqlSign sign => [sign.Operand],
        EqlIn list => list.Items.Prepend(list.Operand),
        EqlPatternTest test => [test.Operand],
        EqlCall call => call.Arguments,
        EqlParenthesized parenthesized => [parenthesized.Inner],
        _ => [],
    };
}
