using System.Globalization;
using System.Text;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Queries;

/// <summary>Writes a query as one line of text: for tests and for the content hash.</summary>
public static class QueryPrinter
{
    /// <summary>The query's text.</summary>
    public static string Print(RuleQuery query)
    {
        if (query is EventQuery single)
        {
            return PredicatePrinter.Print(single.Condition);
        }

        var correlation = (CorrelationQuery)query;
        var text = new StringBuilder(query is SequenceQuery ? "sequence" : "sample");
        text.Append(" ordered by ").Append(Typed(correlation.Order.Timestamp));
        if (correlation.Order.Tiebreaker is { } tiebreaker)
        {
            text.Append(", ").Append(Typed(tiebreaker));
        }

        if (query is SequenceQuery { MaxSpan: { } span })
        {
            text.Append(" within ").Append(span.TotalMilliseconds.ToString("R", CultureInfo.InvariantCulture)).Append(" ms");
        }

        foreach (QueryStage stage in correlation.Stages)
        {
            Write(text.Append(stage.IsMissing ? " !" : " "), stage);
        }

        if (query is SequenceQuery { Until: { } until })
        {
            Write(text.Append(" until "), until);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, QueryStage stage)
    {
        text.Append('[').Append(PredicatePrinter.Print(stage.Condition)).Append(']');
        for (int i = 0; i < stage.Keys.Count; i++)
        {
            JoinKey key = stage.Keys[i];
            text.Append(i == 0 ? " by " : ", ").Append(key.IsOptional ? "?" : "").Append(key.Field is null ? "null" : Typed(key.Field));
        }
    }

    private static string Typed(FieldReference field) =>
        field.Name + ":" + field.Type.ToString().ToLowerInvariant() + (field.IgnoresCase ? "~" : "") + (field.Format is null ? "" : PredicatePrinter.Quote(field.Format));
}
