using CsCheck;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Tests.Eql;

/// <summary>Random syntax trees of the shapes the grammar has, one generator for each of its levels.</summary>
internal static class EqlRandom
{
    // Trees grow by an order of magnitude a level.
    private const int Depth = 2;

    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.Const("process.name"),
        Gen.Const("process.pid"),
        Gen.Const("process.interactive"),
        Gen.Const("where.by"),
        Gen.Const("@odd"),
        Gen.String[Gen.Char["ab.`?- \u00e9"], 1, 6]);

    private static readonly Gen<EqlField> Field = Gen.Select(Name, Gen.Bool, static (name, optional) => new EqlField(name, optional));

    private static readonly Gen<EqlLiteral> Literal = Gen.OneOf(
        Gen.Const((EqlLiteral)new EqlNull()),
        Gen.Bool.Select(static value => (EqlLiteral)new EqlBoolean(value)),
        Gen.Long[0, long.MaxValue].Select(static value => (EqlLiteral)new EqlNumber(NumberConstant.Of(value))),
        Gen.Double[0, 1e300].Select(static value => (EqlLiteral)new EqlNumber(NumberConstant.Of(value))),
        Gen.String[Gen.Char["aK*?\\\"'\n\t\u0001\u20ac{}u/"], 0, 8].Select(static value => (EqlLiteral)new EqlString(value)));

    public static Gen<EqlExpression> Condition { get; } = Or(Depth);

    public static Gen<EqlStatement> Statement { get; } = Gen.OneOf(
        Gen.Select(Filter(), Pipes(), static (filter, pipes) => (EqlStatement)new EqlEventQuery(filter) { Pipes = [.. pipes] }),
        Gen.Select(Keys(0, 2), Items(), Pipes(), static (keys, items, pipes) => (EqlStatement)new EqlSequence(
            [.. keys], new EqlTimeSpan(5, EqlTimeUnit.Minutes), [.. items], null) { Pipes = [.. pipes] }),
        Gen.Select(Keys(1, 2), Filter().Array[2, 3], static (keys, filters) => (EqlStatement)new EqlSample(
            [.. keys], [.. filters.Select(static filter => new EqlSampleItem(filter, []))])));

    private static Gen<EqlEventFilter> Filter() =>
        Gen.Select(Gen.OneOf(Gen.Const((string?)null), Name!), Or(1), static (name, condition) => new EqlEventFilter(new EqlCategory(name), condition));

    private static Gen<EqlField[]> Keys(int min, int max) => Field.Array[min, max];

    private static Gen<EqlPipe[]> Pipes() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 1000], static (head, count) => new EqlPipe(head ? EqlPipeKind.Head : EqlPipeKind.Tail, count)).Array[0, 2];

    /// <summary>Items with one key each, the first of them positive.</summary>
    private static Gen<EqlSequenceItem[]> Items() =>
        from key in Field
        from runs in Gen.Int[1, 3]
        from filters in Filter().Array[2, 3]
        from missing in Gen.Bool
        select filters.Select((filter, i) => new EqlSequenceItem(filter, missing && i == 1, [key], runs)).ToArray();

    private static Gen<EqlExpression> Or(int depth) => Chain(EqlLogicalOperator.Or, Chain(EqlLogicalOperator.And, Not(depth)));

    private static Gen<EqlExpression> Chain(EqlLogicalOperator op, Gen<EqlExpression> operand) =>
        Gen.Select(operand, operand.Array[0, 2], Gen.Int[0, 2], static (first, rest, rare) => rare > 0 ? [first] : (EqlExpression[])[first, .. rest])
            .Select(operands => operands.Length == 1 ? operands[0] : new EqlLogical(op, [.. operands]));

    private static Gen<EqlExpression> Not(int depth) =>
        Gen.Select(Gen.Int[-2, 2], Comparison(depth), static (nots, operand) => Enumerable.Range(0, Math.Max(nots, 0))
            .Aggregate(operand, static (inner, _) => new EqlNot(inner)));

    private static Gen<EqlExpression> Comparison(int depth)
    {
        Gen<EqlExpression> sum = Sum(depth);
        return Gen.OneOf(
            sum,
            Gen.Select(sum, Gen.Enum<EqlComparisonOperator>(), sum, static (left, op, right) => (EqlExpression)new EqlComparison(left, op, right)));
    }

    private static Gen<EqlExpression> Sum(int depth) => Arithmetic(
        Arithmetic(Sign(depth), EqlArithmeticOperator.Multiply, EqlArithmeticOperator.Modulo),
        EqlArithmeticOperator.Add,
        EqlArithmeticOperator.Subtract);

    private static Gen<EqlExpression> Arithmetic(Gen<EqlExpression> operand, EqlArithmeticOperator first, EqlArithmeticOperator last) =>
        Gen.Select(
            operand,
            Gen.Select(Gen.Int[(int)first, (int)last], operand, static (op, right) => new EqlArithmeticStep((EqlArithmeticOperator)op, right)).Array[0, 2],
            Gen.Int[0, 3],
            static (left, steps, rare) => steps.Length == 0 || rare > 0 ? left : new EqlArithmetic(left, [.. steps]));

    private static Gen<EqlExpression> Sign(int depth) =>
        Gen.Select(Gen.Int[0, 5], Predicate(depth), static (sign, operand) => sign > 1 ? operand : new EqlSign(sign == 0, operand));

    private static Gen<EqlExpression> Predicate(int depth)
    {
        Gen<EqlExpression> primary = Primary(depth);
        return Gen.OneOf(
            primary,
            Gen.Select(primary, Gen.Bool, Gen.Bool, (depth == 0 ? primary : Or(depth - 1)).Array[1, 2], static (operand, negated, ignoreCase, items) =>
                (EqlExpression)new EqlIn(operand, negated, ignoreCase, [.. items])),
            Gen.Select(primary, Gen.Enum<EqlPatternOperator>(), Literal.Array[1, 3], Gen.Bool, static (operand, op, patterns, list) =>
                (EqlExpression)new EqlPatternTest(operand, op, [.. patterns], list || patterns.Length > 1)));
    }

    private static Gen<EqlExpression> Primary(int depth)
    {
        Gen<EqlExpression> leaf = Gen.OneOf(Field.Select(static field => (EqlExpression)field), Literal.Select(static literal => (EqlExpression)literal));
        return depth == 0
            ? leaf
            : Gen.OneOf(
                leaf,
                leaf,
                Or(depth - 1).Select(static inner => (EqlExpression)new EqlParenthesized(inner)),
                Gen.Select(Gen.Bool, leaf.Array[0, 3], static (tilde, arguments) => (EqlExpression)new EqlCall("startsWith", tilde, [.. arguments])));
    }
}
