using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting;

/// <summary>An EQL query as checks see it.</summary>
internal sealed class EqlLintReader : LintReader
{
    private readonly string _query;

    private EqlLintReader(string query, FieldSchema schema)
        : base(schema) => _query = query;

    /// <summary>What a query asks of events.</summary>
    public static IReadOnlyList<LintFilter> Read(EqlStatement statement, string query, FieldSchema schema)
    {
        var reader = new EqlLintReader(query, schema);
        return [.. EqlSyntaxWalk.Filters(statement).Select(filter => new LintFilter(filter.Category.Name, filter.Category.Span, reader.Read(filter.Condition)))];
    }

    private LintCondition Read(EqlExpression expression) => expression switch
    {
        EqlParenthesized parenthesized => Read(parenthesized.Inner),
        EqlLogical logical => Group(logical.Operator == EqlLogicalOperator.And, logical.Operands.Select(Read), logical.Span),
        EqlNot not => Not(Read(not.Operand), not.Span),
        EqlComparison comparison => ReadComparison(comparison),
        EqlIn { Operand: EqlField field } test when test.Items.All(static item => item is EqlLiteral) => NotIf(test.IsNegated, ReadIn(test, field), test.Span),
        EqlPatternTest { Operand: EqlField field } test => ReadPattern(test, field),
        EqlField field => Test(field, LintOperator.Exact, field.Span, [new EqlBoolean(true) { Span = field.Span }]),
        _ => Other(EqlPrinter.Print(expression), expression.Span),
    };

    private LintCondition ReadComparison(EqlComparison comparison)
    {
        (EqlExpression operand, EqlExpression constant, EqlComparisonOperator op) = comparison.Left is EqlLiteral
            ? (comparison.Right, comparison.Left, ArithmeticSimplifier.Swap(comparison.Operator))
            : (comparison.Left, comparison.Right, comparison.Operator);
        if (operand is not EqlField field || Signed(constant) is not { } literal)
        {
            return Other(EqlPrinter.Print(comparison), comparison.Span);
        }

        bool isEquality = op is EqlComparisonOperator.Equal or EqlComparisonOperator.NotEqual;
        return literal is EqlNull
            ? !isEquality
                ? Other(EqlPrinter.Print(comparison), comparison.Span)
                : NotIf(op == EqlComparisonOperator.Equal, Test(field, LintOperator.Exists, comparison.Span, []), comparison.Span)
            : isEquality
            ? NotIf(op == EqlComparisonOperator.NotEqual, Test(field, LintOperator.Exact, comparison.Span, [literal]), comparison.Span)
            : Test(field, LintOperator.Range, comparison.Span, [literal], comparison: OrderOf(op));
    }

    private LintTest ReadIn(EqlIn test, EqlField field) =>
        Test(field, LintOperator.Exact, test.Span, test.Items.Cast<EqlLiteral>(), test.IgnoreCase, isList: true);

    private LintTest ReadPattern(EqlPatternTest test, EqlField field)
    {
        bool isRegex = test.Operator is EqlPatternOperator.Regex or EqlPatternOperator.RegexIgnoreCase;
        bool ignoresCase = test.Operator is not (EqlPatternOperator.Like or EqlPatternOperator.Regex);
        return Test(field, isRegex ? LintOperator.Regex : LintOperator.Pattern, test.Span, test.Patterns, ignoresCase, test.IsList);
    }

    private LintTest Test(
        EqlField field,
        LintOperator op,
        SourceSpan span,
        IEnumerable<EqlLiteral> constants,
        bool ignoreCase = false,
        bool isList = false,
        ComparisonOperator comparison = ComparisonOperator.Equal)
    {
        LintField known = Field(field.Name);
        ignoreCase |= known.IgnoresCase;
        LintValue[] values = [.. constants.Where(static constant => constant is not EqlNull).Select(constant => Value(constant, op, ignoreCase))];
        string key = FormattableString.Invariant($"{op} {comparison} {ignoreCase} {known.Name}: ") + string.Join(", ", constants.Select(EqlPrinter.Print));
        return new LintTest
        {
            Field = known,
            Operator = op,
            Comparison = comparison,
            IgnoresCase = ignoreCase,
            IsList = isList,
            Values = values,
            Span = span,
            Id = IdOf(key),
        };
    }

    private LintValue Value(EqlLiteral constant, LintOperator op, bool ignoreCase)
    {
        string text = ConstantText.Of(constant)!;
        return new LintValue
        {
            Text = text,
            Span = constant.Span,
            Pattern = op == LintOperator.Pattern ? WildcardText.Parse(text, ignoreCase) : WildcardText.Exact(text, ignoreCase),
            Number = constant is EqlNumber number ? NumberText.Normalize(number.Value) : null,
            IsQuoted = constant is EqlString,
            PlaceOf = part => constant is EqlString quoted ? new EqlStringOffsets(_query, quoted).ToQuery(part) : constant.Span,
        };
    }

    private LintCondition NotIf(bool isNegated, LintTest test, SourceSpan span) => isNegated ? Not(test, span) : test;

    private static EqlLiteral? Signed(EqlExpression constant) => constant switch
    {
        EqlLiteral literal => literal,
        EqlSign { Operand: EqlNumber { Value: { IsInteger: true } number } } sign => new EqlNumber(NumberConstant.Of(sign.IsNegative ? -number.Integer : number.Integer)) { Span = sign.Span },
        EqlSign { Operand: EqlNumber { Value: { Unsigned: 0 } number } } sign => new EqlNumber(NumberConstant.Of(sign.IsNegative ? -number.Float : number.Float)) { Span = sign.Span },
        _ => null,
    };

    private static ComparisonOperator OrderOf(EqlComparisonOperator op) => op switch
    {
        EqlComparisonOperator.Less => ComparisonOperator.Less,
        EqlComparisonOperator.LessOrEqual => ComparisonOperator.LessOrEqual,
        EqlComparisonOperator.Greater => ComparisonOperator.Greater,
        _ => ComparisonOperator.GreaterOrEqual,
    };
}
