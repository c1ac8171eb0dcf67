using CsCheck;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Engine.Tests;

/// <summary>Computed conditions with every expression there is, mostly of operands that go together.</summary>
internal static class ComputedGenerators
{
    // Each field value multiplies what an event is tried with.
    private const int MostFieldValues = 4;

    private static readonly FieldReference[] Fields =
    [
        new("s", FieldType.Keyword), new("p.args", FieldType.Keyword, IsArray: true), new("p.n", FieldType.Integer), new("p.x", FieldType.Float),
        new("p.b", FieldType.Boolean), new("odd-name", FieldType.Dynamic),
    ];

    private static readonly Gen<ComputedExpression> Null = Gen.Const((ComputedExpression)new NullConstant());
    private static readonly Gen<ComputedExpression> Field = Gen.OneOf(Fields).Select(static field => (ComputedExpression)new FieldValue(field));
    private static readonly Gen<ComputedExpression> TextConstant = TextGenerators.Text.Select(static text => (ComputedExpression)new TextConstant(text));
    private static readonly Gen<ComputedExpression> NumberConstant = PredicateGenerators.Number.Select(static number => (ComputedExpression)new NumberValue(number));
    private static readonly Gen<ComputedExpression> BooleanConstant = Gen.Bool.Select(static value => (ComputedExpression)new BooleanConstant(value));
    private static readonly Gen<ComputedExpression> Position = Gen.Frequency((1, Null), (5, Gen.Long[-4, 6].Select(static value => (ComputedExpression)new NumberValue(RuleGen.Compiler.Predicates.NumberConstant.Of(value)))));

    /// <summary>A computed test.</summary>
    public static Gen<Predicate> Test { get; } = Condition(3)
        .Select(static condition => (Predicate)new ComputedTest(condition))
        .Where(static test => PredicateFields.Of(test).Count() <= MostFieldValues);

    /// <summary>The same expression over fields below a path.</summary>
    public static ComputedExpression Below(string prefix, ComputedExpression expression)
    {
        EquatableArray<ComputedExpression> All(EquatableArray<ComputedExpression> items) => items.Select(item => Below(prefix, item)).ToEquatableArray();

        return expression switch
        {
            FieldValue value => new FieldValue(value.Field with { Name = prefix + value.Field.Name }),
            FunctionCall call => call with { Arguments = All(call.Arguments) },
            ComputedComparison comparison => comparison with { Left = Below(prefix, comparison.Left), Right = Below(prefix, comparison.Right) },
            ComputedMember member => member with { Value = Below(prefix, member.Value) },
            ComputedMatch match => match with { Value = Below(prefix, match.Value) },
            ComputedAddressTest test => test with { Value = Below(prefix, test.Value) },
            ComputedNullTest test => test with { Value = Below(prefix, test.Value) },
            ComputedNot not => not with { Condition = Below(prefix, not.Condition) },
            ComputedAnd and => and with { Conditions = All(and.Conditions) },
            ComputedOr or => or with { Conditions = All(or.Conditions) },
            _ => expression,
        };
    }

    private static Gen<ComputedExpression> Text(int depth) => depth == 0
        ? Gen.Frequency((3, Field), (2, TextConstant))
        : Gen.Frequency(
            (2, Text(0)),
            (2, Call(ComputedFunction.Substring, Text(depth - 1), Position, Position)),
            (2, Call(ComputedFunction.Between, Text(depth - 1), Text(0), Text(0), BooleanConstant)),
            (3, Call(ComputedFunction.Concat, Any(depth - 1), Any(depth - 1))),
            (1, Call(ComputedFunction.ToText, Any(depth - 1))));

    private static Gen<ComputedExpression> Number(int depth) => depth == 0
        ? Gen.Frequency((3, Field), (2, NumberConstant), (2, Position))
        : Gen.Frequency(
            (2, Number(0)),
            (2, Call(ComputedFunction.Length, Text(depth - 1))),
            (2, Call(ComputedFunction.IndexOf, Text(depth - 1), Text(0), Position)),
            (1, Call(ComputedFunction.Negate, Number(depth - 1))),
            (2, Call(ComputedFunction.ToNumber, Text(depth - 1), Gen.Frequency((2, Null), (1, Number(0))))),
            (4, Gen.Enum<ComputedFunction>().Where(static function => function <= ComputedFunction.Modulo).SelectMany(
                function => Call(function, Number(depth - 1), Number(depth - 1)))));

    private static Gen<ComputedExpression> Condition(int depth) => depth == 0
        ? Gen.Frequency((3, Field), (1, BooleanConstant), (1, Null))
        : Gen.Frequency(
            (1, Condition(0)),
            (4, Comparison(Number(depth - 1), Number(0))),
            (3, Comparison(Text(depth - 1), Text(0))),
            (1, Comparison(Any(depth - 1), Any(0))),
            (2, Call(ComputedFunction.StartsWith, Text(depth - 1), Text(0))),
            (2, Call(ComputedFunction.EndsWith, Text(depth - 1), Text(0))),
            (2, Call(ComputedFunction.Contains, Text(0), Text(depth - 1))),
            (2, Gen.Select(Any(depth - 1), Gen.OneOf(TextConstant, NumberConstant, BooleanConstant, Null).Array[0, 4]).Select(
                static (value, constants) => (ComputedExpression)new ComputedMember(value, constants.Cast<ComputedConstant>().ToEquatableArray()))),
            (3, Gen.Select(Text(depth - 1), Gen.Bool).SelectMany(static (value, ignoreCase) => PredicateGenerators.Matcher(ignoreCase, depth: 1)
                .Select(matcher => (ComputedExpression)new ComputedMatch(value, matcher, ignoreCase)))),
            (1, Text(depth - 1).Select(static value => (ComputedExpression)new ComputedAddressTest(value, [IpRange.Parse("10.0.0.0/8")!.Value, IpRange.Parse("::1")!.Value]))),
            (2, Any(depth - 1).Select(static value => (ComputedExpression)new ComputedNullTest(value))),
            (3, Condition(depth - 1).Select(static condition => (ComputedExpression)new ComputedNot(condition))),
            (2, Condition(depth - 1).Array[0, 3].Select(static conditions => (ComputedExpression)new ComputedAnd(conditions.ToEquatableArray()))),
            (2, Condition(depth - 1).Array[0, 3].Select(static conditions => (ComputedExpression)new ComputedOr(conditions.ToEquatableArray()))));

    private static Gen<ComputedExpression> Any(int depth) => depth == 0
        ? Gen.Frequency((3, Field), (1, TextConstant), (1, NumberConstant), (1, BooleanConstant), (1, Null))
        : Gen.Frequency((2, Text(depth)), (2, Number(depth)), (1, Condition(depth)));

    private static Gen<ComputedExpression> Comparison(Gen<ComputedExpression> left, Gen<ComputedExpression> right) =>
        Gen.Select(left, Gen.Enum<ComparisonOperator>(), right).Select(static (a, op, b) => (ComputedExpression)new ComputedComparison(a, op, b));

    private static Gen<ComputedExpression> Call(ComputedFunction function, params Gen<ComputedExpression>[] arguments)
    {
        Gen<ComputedExpression[]> all = arguments.Aggregate(
            Gen.Const(Array.Empty<ComputedExpression>()), static (items, next) => Gen.Select(items, next, static (before, item) => (ComputedExpression[])[.. before, item]));
        bool hasCaseForm = function is ComputedFunction.Between or ComputedFunction.IndexOf or ComputedFunction.StartsWith or ComputedFunction.EndsWith or ComputedFunction.Contains;
        return Gen.Select(all, Gen.Bool).Select((items, ignoreCase) => (ComputedExpression)new FunctionCall(function, items.ToEquatableArray(), hasCaseForm && ignoreCase));
    }
}
