using CsCheck;
using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Tests.Kql;

/// <summary>Random syntax trees of the shapes the grammar has.</summary>
internal static class KqlRandom
{
    private static readonly Gen<string> Characters = Gen.String[Gen.Char["aN*?\\\"'(){}<>: \n\t\u00a0\u20acorndt"], 0, 8];

    // Trimmed at both ends, as the text without quotes is that a tree has.
    private static readonly Gen<KqlLiteral> Unquoted = Gen.OneOf(
        Gen.OneOf("not", "or", "and", "null", "true", "x not y", "a or b", "or b", "b and", "cannot be", "not  ").Array[1, 2],
        Characters.Array[1, 3]).Select(static parts =>
    {
        parts[0] = parts[0].TrimStart();
        parts[^1] = parts[^1].TrimEnd();
        return new KqlLiteral([.. parts], IsQuoted: false);
    });

    private static readonly Gen<KqlLiteral> Literal = Gen.Frequency((3, Unquoted), (2, Characters.Select(static text => KqlLiteral.Of(text, isQuoted: true))));

    private static readonly Gen<KqlLiteral> Name = Gen.Frequency(
        (4, Gen.OneOf("process.name", "process.pid", "message", "source.ip", "process.interactive", "file.mtime", "grants", "gone", "process.name.caseless").Select(static name => KqlLiteral.Of(name, isQuoted: false))),
        (1, Gen.Const(new KqlLiteral(["file.", ""], IsQuoted: false))),
        (1, Literal));

    public static Gen<KqlQuery> Query { get; } = Gen.Frequency(
        (1, Gen.Const(new KqlQuery(null))),
        (20, Or(3, isList: false).Select(static condition => new KqlQuery(condition))));

    private static Gen<KqlExpression> Or(int depth, bool isList) => Chain(isAnd: false, Chain(isAnd: true, Not(depth, isList)));

    private static Gen<KqlExpression> Chain(bool isAnd, Gen<KqlExpression> operand) =>
        operand.Array[1, 3].Select(operands => operands.Length == 1 ? operands[0] : new KqlLogical(isAnd, [.. operands]));

    private static Gen<KqlExpression> Not(int depth, bool isList) =>
        Gen.Select(Gen.Int[0, 3], Single(depth, isList), static (rare, operand) => rare == 0 ? new KqlNot(operand) : operand);

    private static Gen<KqlExpression> Single(int depth, bool isList)
    {
        Gen<KqlExpression> leaf = isList ? Literal.Select(static literal => (KqlExpression)literal) : Leaf(depth);
        return depth == 0 ? leaf : Gen.Frequency((3, leaf), (1, Or(depth - 1, isList).Select(static inner => (KqlExpression)new KqlParenthesized(inner))));
    }

    private static Gen<KqlExpression> Leaf(int depth)
    {
        Gen<KqlExpression> value = Literal.Select(static literal => (KqlExpression)literal);
        Gen<KqlExpression> values = depth == 0 ? value : Gen.OneOf(value, Or(depth - 1, isList: true).Select(static inner => (KqlExpression)new KqlParenthesized(inner)));
        Gen<KqlExpression> test = Gen.Select(Name, values, static (name, value) => (KqlExpression)new KqlFieldTest(name, value));
        Gen<KqlExpression> range = Gen.Select(Name, Gen.OneOf(ComparisonOperator.Less, ComparisonOperator.LessOrEqual, ComparisonOperator.Greater, ComparisonOperator.GreaterOrEqual), Literal,
            static (name, op, bound) => (KqlExpression)new KqlRangeTest(name, op, bound));
        return depth == 0
            ? Gen.Frequency((5, test), (1, range), (1, value))
            : Gen.Frequency((5, test), (1, range), (1, value), (1, Gen.Select(Name, Or(depth - 1, isList: false), static (name, inner) => (KqlExpression)new KqlNested(name, inner))));
    }
}
