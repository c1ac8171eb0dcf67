using RuleGen.Cli.Engines;
using RuleGen.Cli.Output;

namespace RuleGen.Cli.Commands;

/// <summary>What a scan came to, in one line.</summary>
internal sealed record ScanSummary(int Files, long Events, long Alerts, BadInputReport Bad, LoadedRules Rules)
{
    public void Write(TextWriter writer)
    {
        string[] parts =
        [
            Words.Count(Events, "event"),
            Words.Count(Alerts, "alert"),
            Words.Count(Bad.Events, "bad event"),
            .. Bad.Files > 0 ? new[] { Words.Count(Bad.Files, "broken file") } : [],
            Words.Count(Rules.Skipped, "skipped rule"),
        ];
        writer.WriteLine($"{string.Join(", ", parts)} ({Words.Count(Rules.All.Count, "rule")}, {Words.Count(Files, "input")})");
        writer.Flush();
    }
}
