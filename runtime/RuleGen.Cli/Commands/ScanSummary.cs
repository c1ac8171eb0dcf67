using RuleGen.Cli.Engines;
using RuleGen.Cli.Output;

namespace RuleGen.Cli.Commands;

/// <summary>What a scan came to, in one line, and what was left out of account.</summary>
internal sealed class ScanSummary(int files, ScanParts parts, BadInputReport bad, LoadedRules rules)
{
    private readonly CorrelationMetrics _before = parts.MetricsBefore;
    private readonly CorrelationMetrics _after = parts.StateDetector.Correlations;

    /// <summary>Whether sequences may be missing or wrong, since the state was too large for them.</summary>
    public bool IsInexact => _after.Evictions > _before.Evictions || _after.EventsWithCutKeys > _before.EventsWithCutKeys;

    /// <summary>Writes it.</summary>
    /// <param name="writer">Gets the line.</param>
    /// <param name="error">Gets what was left out.</param>
    public void Write(TextWriter writer, TextWriter error)
    {
        Tell(error, _after.Evictions - _before.Evictions, "open sequence", "dropped, as the state was full (--max-state)");
        Tell(error, _after.LateEvents - _before.LateEvents, "event", "too late to take a place in a sequence (--lateness)");
        Tell(error, _after.EventsAhead - _before.EventsAhead, "event", "left out of sequences, being ahead of the clock (--max-skew)");
        Tell(error, _after.EventsWithCutKeys - _before.EventsWithCutKeys, "event", "cut down to its first 1,024 join keys");
        Tell(error, _after.EventsWithoutTime - _before.EventsWithoutTime, "event", "left out of sequences, having no time");
        string[] counts =
        [
            Words.Count(parts.Events, "event"),
            Words.Count(parts.Alerts, "alert"),
            Words.Count(bad.Events, "bad event"),
            .. bad.Files > 0 ? new[] { Words.Count(bad.Files, "broken file") } : [],
            Words.Count(rules.Skipped, "skipped rule"),
            .. _after.OpenSequences > 0 ? new[] { Words.Count(_after.OpenSequences, "open sequence") } : [],
        ];
        writer.WriteLine($"{string.Join(", ", counts)} ({Words.Count(rules.All.Count, "rule")}, {Words.Count(files, "input")})");
        writer.Flush();
    }

    private static void Tell(TextWriter error, long count, string what, string happened)
    {
        if (count > 0)
        {
            error.WriteLine($"note: {Words.Count(count, what)} {(count == 1 ? "was" : "were")} {happened}");
        }
    }
}
