using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting;

/// <summary>A KQL query as checks see it: a field is distributed over a list of values where they are joined by more than <c>or</c>.</summary>
internal sealed class KqlLintReader : LintReader
{
    // The array of objects whose fields the names continue; null outside of braces.
    private string? _path;

    private KqlLintReader(FieldSchema schema)
        : base(schema)
    {
    }

    /// <summary>What a query asks of events.</summary>
    public static IReadOnlyList<LintFilter> Read(KqlQuery query, FieldSchema schema) =>
        query.Condition is { } condition ? [new LintFilter(null, default, new KqlLintReader(schema).Read(condition))] : [];

    private LintCondition Read(KqlExpression expression)
    {
        switch (expression)
        {
            case KqlParenthesized parenthesized:
                return Read(parenthesized.Inner);
            case KqlLogical logical:
                return Group(logical.IsAnd, logical.Operands.Select(Read), logical.Span);
            case KqlNot not:
                return Not(Read(not.Operand), not.Span);
            case KqlFieldTest { Field: { IsNull: false, IsLoneWildcard: false } } test:
                return ReadValues(NameOf(test.Field), test.Values, test.Span);
            case KqlLiteral { IsNull: true } value:
                return ReadTest(FieldReference.Anywhere, [value], isList: false, value.Span);
            case KqlRangeTest { Value: { IsPattern: false } value } test:
                return Test(NameOf(test.Field), LintOperator.Range, test.Span, [value], isList: false, test.Operator);
            case KqlNested nested:
                return ReadNested(nested);
            default:
                return Other($"{_path} {KqlPrinter.Print(expression)}", expression.Span);
        }
    }

    private LintNested ReadNested(KqlNested nested)
    {
        string? outer = _path;
        _path = NameOf(nested.Path);
        LintCondition inner = Read(nested.Inner);
        int id = IdOf(FormattableString.Invariant($"{{{_path} {inner.Id}"));
        _path = outer;
        return new LintNested { Inner = inner, Span = nested.Span, Id = id };
    }

    private LintCondition ReadValues(string name, KqlExpression values, SourceSpan span) => values switch
    {
        KqlParenthesized parenthesized => ReadValues(name, parenthesized.Inner, span),
        KqlLiteral literal => ReadTest(name, [literal], isList: false, span),
        KqlLogical { IsAnd: false } list when list.Operands.Any(static operand => operand is KqlLiteral) => ReadList(name, list, span),
        KqlLogical logical => Group(logical.IsAnd, logical.Operands.Select(operand => ReadValues(name, operand, operand.Span)), span),
        KqlNot not => Not(ReadValues(name, not.Operand, not.Operand.Span), span),
        _ => Other($"{name}: {KqlPrinter.Print(values)}", span),
    };

    /// <summary>A list of values, and beside it what a list of a field's values may have besides: <c>(a or b or (c and d))</c>.</summary>
    private LintCondition ReadList(string name, KqlLogical list, SourceSpan span)
    {
        KqlLiteral[] values = [.. list.Operands.OfType<KqlLiteral>()];
        bool isPlain = values.Length == list.Operands.Count;
        LintTest test = ReadTest(name, values, isList: true, isPlain ? span : values[0].Span.Through(values[values.Length - 1].Span));
        IEnumerable<LintCondition> others = list.Operands.Where(static operand => operand is not KqlLiteral).Select(operand => ReadValues(name, operand, operand.Span));
        return isPlain ? test : Group(isAnd: false, others.Prepend(test), span);
    }

    private LintTest ReadTest(string name, KqlLiteral[] values, bool isList, SourceSpan span)
    {
        LintOperator op = values is [{ IsLoneWildcard: true }] ? LintOperator.Exists
            : Array.Exists(values, static value => value.IsPattern) ? LintOperator.Pattern
            : LintOperator.Exact;
        return Test(name, op, span, op == LintOperator.Exists ? [] : values, isList);
    }

    private LintTest Test(string name, LintOperator op, SourceSpan span, KqlLiteral[] values, bool isList, ComparisonOperator comparison = ComparisonOperator.Equal)
    {
        LintField field = Field(name);
        string key = FormattableString.Invariant($"{op} {comparison} {name}: ") + string.Join(" or ", values.Select(KqlPrinter.Print));
        return new LintTest
        {
            Field = field,
            Operator = op,
            Comparison = comparison,
            IgnoresCase = field.IgnoresCase,
            IsList = isList,
            Values = [.. values.Select(value => Value(value, field))],
            Span = span,
            Id = IdOf(key),
        };
    }

    private static LintValue Value(KqlLiteral literal, LintField field) => new()
    {
        Text = literal.Text,
        Span = literal.Span,
        Pattern = WildcardText.Join(literal.Parts, field.IgnoresCase),
        Number = field.Info is { Type: FieldType.Integer or FieldType.Float } ? NumberText.Parse(literal.Text) : null,
        IsQuoted = literal.IsQuoted,
        PlaceOf = _ => literal.Span,
    };

    private string NameOf(KqlLiteral name) => _path is null ? name.Text : _path + "." + name.Text;
}
