using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>Proposes how an event may come to satisfy an atom, or just fail to.</summary>
internal static class Moves
{
    /// <summary>Events with other values for the atom's fields, the likeliest first. Not each satisfies the atom.</summary>
    public static IEnumerable<EventDraft> Of(Predicate atom, MoveContext context)
    {
        // Enumerated as far as needed: the first proposal is good more often than not, and there may be thousands.
        IEnumerable<Move> moves = Satisfying(atom, context).Distinct();

        // One value that serves every atom reads better than one for each, unless the field is a list anyway.
        bool isList = PredicateFields.Of(atom).Any(static field => field.IsArray);
        bool isFresh = PredicateFields.Of(atom).All(field => context.ValuesOf(field).Count == 0);
        foreach (bool append in isFresh ? [false] : isList ? new[] { true, false } : [false, true])
        {
            foreach (Move move in moves)
            {
                yield return Apply(move, context, append);
            }
        }
    }

    /// <summary>Values close to one that satisfies the atom; most of them do not.</summary>
    public static IEnumerable<SampleValue> NearMisses(Predicate atom, SampleValue value) => atom switch
    {
        BooleanTest test => [SampleValue.Of(!test.Value)],
        NumberTest => NumberMoves.Near(value),
        StringTest or StringOrderTest => TextMoves.Near(value),
        IpTest test => IpTestMoves.Near(test),
        DateTest test => DateTestMoves.Near(test),
        VersionTest => TextMoves.Near(value),
        RangeTest test => NearMisses(test.Low, value),
        WordTest => TextMoves.Near(value),
        Nested nested => NestedMoves.Near(nested),
        DynamicTest => TextMoves.Near(value).Concat(NumberMoves.Near(value)),
        _ => [],
    };

    private static IEnumerable<Move> Satisfying(Predicate atom, MoveContext context) => atom switch
    {
        Exists exists => PlausibleValues.Of(exists.Field).Select(value => Move.Of(exists.Field, value)),
        StringTest test => StringTestMoves.Of(test, context).Select(value => Move.Of(test.Field, value)),
        StringOrderTest test => TextMoves.InOrder(test.Operator, test.Value).Select(value => Move.Of(test.Field, value)),
        NumberTest test => NumberMoves.Of(test.Operator, test.Value).Select(value => Move.Of(test.Field, value)),
        BooleanTest test => [Move.Of(test.Field, SampleValue.Of(test.Value))],
        IpTest test => IpTestMoves.Of(test).Select(value => Move.Of(test.Field, value)),
        DateTest test => DateTestMoves.Of(test).Select(value => Move.Of(test.Field, value)),
        VersionTest test => VersionTestMoves.Of(test).Select(value => Move.Of(test.Field, value)),
        RangeTest test => Satisfying(test.Low, context).Concat(Satisfying(test.High, context)),
        WordTest test => WordTestMoves.Of(test, context).Select(value => Move.Of(test.Field, value)),
        Nested nested => NestedMoves.Of(nested).Select(value => Move.Of(nested.Elements, value)),
        DynamicTest test => DynamicTestMoves.Of(test).Select(value => Move.Of(test.Field, value)),
        ComputedTest test => ComputedMoves.Of(test, context),
        _ => [],
    };

    private static EventDraft Apply(Move move, MoveContext context, bool append) => move.Values.Aggregate(
        context.Draft,
        (draft, item) =>
        {
            int field = context.Fields.NumberOf(item.Field);
            return draft.With(field, append ? draft[field].Concat([item.Value]) : [item.Value]);
        });
}
