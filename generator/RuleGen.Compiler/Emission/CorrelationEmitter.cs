using System.Globalization;
using RuleGen.Compiler.Evaluation.Correlations;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emission;

/// <summary>Writes what a rule over several events asks of them together, as the runtime's definition. Slots and conditions are named, not numbered.</summary>
internal sealed class CorrelationEmitter(CodeWriter code, EquatableArray<NamedCondition> conditions, SlotSymbols symbols)
{
    /// <summary>Writes the definition as an expression, <paramref name="prefix"/> in front and <paramref name="end"/> behind.</summary>
    public void Emit(PlannedCorrelation correlation, string prefix, string end)
    {
        string type = correlation.Query is SequenceQuery ? "SequenceDefinition" : "SampleDefinition";
        using (code.Block($"{prefix}new global::RuleGen.{type}", "}" + end))
        {
            code.Line("Stages =");
            code.Line("[");
            for (int i = 0; i < correlation.Query.Stages.Count; i++)
            {
                code.Line($"    {Stage(correlation.Query.Stages[i], correlation.StageConditions[i])},");
            }

            code.Line("],");
            if (correlation.Query is SequenceQuery sequence)
            {
                EmitSequence(sequence, correlation.UntilCondition);
            }
            else
            {
                code.Line($"LookBack = {Span(correlation.LookBack)},");
            }

            code.Line($"Order = {Order(correlation.Query.Order)},");
            code.Line($"KeptFields = [{string.Join(", ", correlation.KeptFields.Select(Slot))}],");
            code.Line($"ContentHash = {Literals.String(correlation.ContentHash)},");
        }
    }

    private void EmitSequence(SequenceQuery sequence, int untilCondition)
    {
        if (sequence.MaxSpan is { } span)
        {
            code.Line($"MaxSpan = {Span(span)},");
        }

        if (sequence.Until is { } until)
        {
            code.Line($"Until = new global::RuleGen.CorrelationStage({StageArguments(until, untilCondition)}),");
        }
    }

    private string Stage(QueryStage stage, int condition) => $"new({StageArguments(stage, condition)}{(stage.IsMissing ? ", IsMissing: true" : "")})";

    private string StageArguments(QueryStage stage, int condition) =>
        $"Conditions.{conditions[condition].Name}, [{string.Join(", ", stage.Keys.Select(Key))}]";

    private string Key(JoinKey key) => key.Field is { } field
        ? $"new({Slot(field.Name)}, {KeyType(field)}{(key.IsOptional ? ", IsOptional: true" : "")}{(field.Format is { } format ? $", DateFormats: {Literals.String(format)}" : "")})"
        : $"new(-1, {Name(JoinKeyType.ByValue)}, IsOptional: true)";

    private string Order(QueryOrder order) =>
        $"new({Slot(order.Timestamp.Name)}"
        + (order.Timestamp.Type == FieldType.DateNanos ? ", IsNanoseconds: true" : "")
        + (order.Tiebreaker is { } tiebreaker ? $", TiebreakerSlot: {Slot(tiebreaker.Name)}, TiebreakerType: {KeyType(tiebreaker)}" : "")
        + (order.Timestamp.Format is { } format ? $", TimestampFormats: {Literals.String(format)}" : "")
        + ")";

    private string Slot(string field) => "Slots." + symbols[field];

    private static string Span(TimeSpan span) => $"new global::System.TimeSpan({span.Ticks.ToString(CultureInfo.InvariantCulture)}L)";

    private static string KeyType(FieldReference field) => Name(JoinKeyTypes.Of(field));

    private static string Name(JoinKeyType type) => $"global::RuleGen.JoinKeyType.{type}";
}
