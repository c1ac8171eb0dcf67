using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Evaluation.Correlations;

/// <summary>Reads what a rule over several events needs of each: its time, its tiebreaker and its keys.</summary>
/// <param name="query">The query.</param>
/// <param name="slotOf">Gives each field the number that <see cref="IFieldSource"/> knows it by.</param>
public sealed class StreamEventReader(CorrelationQuery query, Func<FieldReference, int> slotOf)
{
    // What a date of the runtime can be: the years 1 to 9999.
    private const long LeastMilliseconds = -62_135_596_800_000;
    private const long GreatestMilliseconds = 253_402_300_799_999;

    private readonly QueryStage[] _stages = [.. query.Stages, .. query is SequenceQuery { Until: { } until } ? [until] : Array.Empty<QueryStage>()];

    /// <summary>Reads an event.</summary>
    /// <param name="number">Its place among the events, as they arrive.</param>
    /// <param name="source">The event.</param>
    /// <param name="fits">Whether it satisfies the condition of a stage; the number of stages stands for <c>until</c>.</param>
    /// <returns>Null: it has no valid time and takes no part.</returns>
    public StreamEvent? Read(int number, IFieldSource source, Func<int, bool> fits)
    {
        if (!TryReadTime(source, out long time))
        {
            return null;
        }

        byte[] tiebreaker = query.Order.Tiebreaker is { } field ? JoinKeyReader.ReadFirst(field, source, slotOf(field)) : [];
        return new StreamEvent(number, time, tiebreaker, [.. _stages.Select((stage, i) => fits(i) ? JoinKeyReader.Read(stage, source, slotOf) : [])]);
    }

    private bool TryReadTime(IFieldSource source, out long time)
    {
        FieldReference field = query.Order.Timestamp;
        time = 0;
        int value = source.FirstValue(slotOf(field));
        return value >= 0
            && DateText.TryParse(source.GetText(value), Utf8Bytes.Of(field.Format ?? ""), roundUp: false, out DatePoint point)
            && (field.Name != "@timestamp" || point.Milliseconds is >= LeastMilliseconds and <= GreatestMilliseconds)
            && point.TryGetUnits(field.Type == FieldType.DateNanos, out time);
    }
}
