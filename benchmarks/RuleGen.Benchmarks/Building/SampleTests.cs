using System.Globalization;
using System.Text;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleTests;
using RuleGen.Compiler.Text;

namespace RuleGen.Benchmarks.Building;

/// <summary>Makes a test file for a rule: some sample events, each as a case of its own that says what the rule answers.</summary>
internal static class SampleTests
{
    private const int Cases = 8;

    private static readonly string[] s_events =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "rules", "samples", "linux.ndjson")).Where(static line => !line.Contains('\'')).Take(Cases),
    ];

    /// <summary>The file's text.</summary>
    public static string Write(CompiledRule rule)
    {
        bool[] alerts = new bool[s_events.Length];
        RuleTestRun run = RuleTestRunner.Run(rule, [RuleTestFile.Read(new SourceText("rule.tests.toml", Write(alerts)))]);
        return Write([.. run.Results.Select(static result => result.Failure is not null)]);
    }

    private static string Write(bool[] alerts)
    {
        var text = new StringBuilder();
        for (int i = 0; i < alerts.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"[[case]]\nname = \"sample event {i}\"\nalerts = {(alerts[i] ? "true" : "false")}\nevent = '{s_events[i]}'\n\n");
        }

        return text.ToString();
    }
}
