using RuleGen.Compiler.Evaluation.Correlations;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;

namespace RuleGen.Interpreter;

/// <summary>Makes the runtime's definition of a sequence or sample from its plan, member by member as generated code does.</summary>
internal static class CorrelationFactory
{
    public static CorrelationDefinition Create(PlannedCorrelation plan, EventLayout layout)
    {
        CorrelationStage[] stages = [.. plan.Query.Stages.Select((stage, i) => CreateStage(stage, plan.StageConditions[i], layout))];
        EventOrder order = CreateOrder(plan.Query.Order, layout);
        int[] kept = [.. plan.KeptFields.Select(layout.SlotOf)];
        return plan.Query is SequenceQuery sequence
            ? new SequenceDefinition
            {
                Stages = stages,
                MaxSpan = sequence.MaxSpan,
                Until = sequence.Until is { } until ? CreateStage(until, plan.UntilCondition, layout) : null,
                Order = order,
                KeptFields = kept,
                ContentHash = plan.ContentHash,
            }
            : new SampleDefinition { Stages = stages, LookBack = plan.LookBack, Order = order, KeptFields = kept, ContentHash = plan.ContentHash };
    }

    private static CorrelationStage CreateStage(QueryStage stage, int condition, EventLayout layout) =>
        new(condition, [.. stage.Keys.Select(key => CreateKey(key, layout))], stage.IsMissing);

    private static JoinKeyField CreateKey(JoinKey key, EventLayout layout) => key.Field is { } field
        ? new JoinKeyField(layout.SlotOf(field.Name), KeyType(field), key.IsOptional, field.Format)
        : new JoinKeyField(Slot: -1, JoinKeyType.ByValue, IsOptional: true);

    private static EventOrder CreateOrder(QueryOrder order, EventLayout layout)
    {
        var byTime = new EventOrder(layout.SlotOf(order.Timestamp.Name), order.Timestamp.Type == FieldType.DateNanos, TimestampFormats: order.Timestamp.Format);
        return order.Tiebreaker is { } tiebreaker
            ? byTime with { TiebreakerSlot = layout.SlotOf(tiebreaker.Name), TiebreakerType = KeyType(tiebreaker) }
            : byTime;
    }

    private static JoinKeyType KeyType(FieldReference field) => Enum.Parse<JoinKeyType>(JoinKeyTypes.NameOf(field));
}
