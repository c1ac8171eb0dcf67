using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>
/// Values for the fields of a computed condition, found by trying: what the fields have so far and what their other tests ask for, the
/// constants of the condition, these a character longer and shorter, and texts of the lengths it names.
/// </summary>
internal static class ComputedMoves
{
    private const int MostCombinations = 30_000;
    private const int LongestText = 5000;
    private const int SmallNumbers = 64;

    public static IEnumerable<Move> Of(ComputedTest test, MoveContext context)
    {
        FieldReference[] fields = [.. PredicateFields.Of(test).GroupBy(static field => field.Name, StringComparer.Ordinal).Select(static group => group.First())];
        ComputedConstant[] constants = [.. Constants(test.Condition)];
        SampleValue[] shared = [.. fields.SelectMany(field => Known(field, context)).Distinct()];
        SampleValue[][] candidates = [.. fields.Select(field => Candidates(field, constants, shared, context).Distinct().ToArray())];
        var evaluator = new PredicateEvaluator(test, context.Fields.NumberOf);
        return Combinations(candidates).Take(MostCombinations)
            .Select(values => new Move([.. fields.Zip(values, static (field, value) => (field, value))]))
            .Where(move => evaluator.Evaluate(move.Values.Aggregate(
                context.Draft, (draft, item) => draft.With(context.Fields.NumberOf(item.Field), [item.Value]))));
    }

    private static IEnumerable<SampleValue> Known(FieldReference field, MoveContext context) =>
        context.ValuesOf(field)
            .Concat(context.RequiredOf<StringTest>(field).SelectMany(required => StringTestMoves.Of(required, context).Take(3)))
            .Concat(PlausibleValues.Of(field).Take(2));

    private static IEnumerable<SampleValue> Candidates(FieldReference field, ComputedConstant[] constants, SampleValue[] shared, MoveContext context)
    {
        IEnumerable<SampleValue> values = Known(field, context);
        switch (field.Type)
        {
            case FieldType.Boolean or FieldType.Ip or FieldType.Date or FieldType.Version:
                return values.Concat(PlausibleValues.Of(field));
            case FieldType.Integer or FieldType.Float:
                return values
                    .Concat(constants.OfType<NumberValue>().SelectMany(static number => NumberMoves.Of(ComparisonOperator.Greater, number.Value)))
                    .Concat(Enumerable.Range(-1, SmallNumbers).Select(static number => SampleValue.Of(number)));
            default:
                SampleValue[] texts = [.. values.Concat(constants.OfType<TextConstant>().Select(static text => SampleValue.Of(text.Value))).Concat(shared)];
                return texts
                    .Concat(texts.SelectMany(static text => TextMoves.Near(text)))
                    .Concat(Lengths(constants).Select(static length => SampleValue.Of(new string('x', length))));
        }
    }

    private static IEnumerable<int> Lengths(ComputedConstant[] constants) => constants.OfType<NumberValue>()
        .Where(static number => number.Value is { IsInteger: true, Integer: >= 0 and < LongestText })
        .SelectMany(static number => Enumerable.Range((int)number.Value.Integer, 2));

    private static IEnumerable<ComputedConstant> Constants(ComputedExpression expression) =>
        expression is ComputedConstant constant ? [constant] : ComputedExpressions.Children(expression).SelectMany(Constants);

    // The first values of all fields first: they are the likeliest.
    private static IEnumerable<SampleValue[]> Combinations(SampleValue[][] candidates) => candidates.Aggregate(
        (IEnumerable<SampleValue[]>)[[]],
        static (combinations, values) => combinations.SelectMany(before => values.Select(value => (SampleValue[])[.. before, value])));
}
