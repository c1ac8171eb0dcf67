using System.Globalization;
using System.Text.Json;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Cli.Tests;

/// <summary>The reference rule over 20,000 container events whose answers are known.</summary>
public sealed class LabelledEventsTests : IDisposable
{
    private const string ReferenceRule = "a52a9439-d52c-401c-be37-2785235c6547";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    public static TheoryData<string> Ways => ["", "--engine interpreted", "--rules {0}", "--rules {0} --engine interpreted"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_engine_alerts_on_exactly_the_labelled_lines(string options)
    {
        string events = SharedData.Require("events", "container-20k.ndjson.gz");
        long[] expected =
        [
            .. File.ReadLines(SharedData.Require("events", "container-20k.labels.tsv"))
                .Select(line => line.Split('\t'))
                .Where(cells => cells[1] == "1")
                .Select(cells => long.Parse(cells[0], CultureInfo.InvariantCulture)),
        ];
        string[] more = options.Length == 0 ? [] : string.Format(CultureInfo.InvariantCulture, options, Workspace.Rules).Split(' ');

        ToolResult result = _workspace.Run(["scan", .. more, events]);

        Assert.Equal(0, result.ExitCode);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, result.Lines.Select(LineOfReferenceRule).OfType<long>());
    }

    private static long? LineOfReferenceRule(string alert)
    {
        using JsonDocument document = JsonDocument.Parse(alert);
        JsonElement root = document.RootElement;
        return root.GetProperty("kibana.alert.rule.rule_id").GetString() == ReferenceRule ? root.GetProperty("rulegen.source.line").GetInt64() : null;
    }
}
