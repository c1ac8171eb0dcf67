using System.Text.Json;
using System.Text;
using Xunit;

namespace RuleGen.Cli.Tests;

public sealed class ScanTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    private string ShellRule => _workspace.Write("shell.toml", TestRules.Rule(TestRules.Shell));

    [Theory]
    [InlineData("expected.tsv", "containers.ndjson", "linux.ndjson")]
    [InlineData("sequences.expected.tsv", "sequences.ndjson")]
    public void Built_in_rules_give_the_expected_alerts_of_the_samples(string alerts, params string[] samples)
    {
        string[] expected = [.. File.ReadAllLines(Path.Combine(Workspace.Rules, "samples", alerts))];
        string[] files = [.. samples.Select(static name => Path.Combine(Workspace.Rules, "samples", name))];

        foreach (string[] engine in new[] { Array.Empty<string>(), ["--engine", "interpreted"], ["--rules", Workspace.Rules], ["--rules", Workspace.Rules, "--engine", "interpreted"] })
        {
            ToolResult result = _workspace.Run(["scan", .. engine, .. files]);

            Assert.Equal(0, result.ExitCode);
            Assert.Equal(expected, result.Lines.Select(Place));
        }

        static string Place(string line)
        {
            using JsonDocument alert = JsonDocument.Parse(line);
            JsonElement root = alert.RootElement;
            return $"{Path.GetFileName(FirstOf(root, "rulegen.source.file").GetString())}\t{Lines(root.GetProperty("rulegen.source.line"))}\t{root.GetProperty("kibana.alert.rule.rule_id").GetString()}";
        }

        static JsonElement FirstOf(JsonElement root, string name) =>
            root.GetProperty(name) is { ValueKind: JsonValueKind.Array } several ? several[0] : root.GetProperty(name);

        static string Lines(JsonElement line) => line.ValueKind == JsonValueKind.Array
            ? string.Join(' ', line.EnumerateArray().Select(static one => one.ValueKind == JsonValueKind.Null ? "-" : one.GetRawText()))
            : line.GetRawText();
    }

    [Theory]
    [InlineData("generated")]
    [InlineData("interpreted")]
    public void A_rule_from_a_file_alerts(string engine)
    {
        string events = _workspace.Write("e.ndjson", TestRules.OtherEvent + "\n\n" + TestRules.ShellEvent + "\n");

        ToolResult result = _workspace.Run("scan", "--rules", ShellRule, "--engine", engine, events);

        Assert.Equal(0, result.ExitCode);
        using JsonDocument alert = JsonDocument.Parse(Assert.Single(result.Lines));
        Assert.Equal(3, alert.RootElement.GetProperty("rulegen.source.line").GetInt32());
        Assert.Equal(events, alert.RootElement.GetProperty("rulegen.source.file").GetString());
        Assert.Contains("2 events, 1 alert, 0 bad events, 0 skipped rules (1 rule, 1 input)", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Gzip_arrays_and_standard_input_are_read()
    {
        string gzip = _workspace.Write("e.ndjson.gz", Workspace.Gzip(TestRules.ShellEvent + "\n"));
        string array = _workspace.Write("e.json", "[\n  " + TestRules.OtherEvent + ",\n  " + TestRules.ShellEvent + "\n]\n");
        string arrayGzip = _workspace.Write("e.json.gz", Workspace.Gzip("[" + TestRules.ShellEvent + "]"));

        ToolResult result = _workspace.Run(
            new RunOptions { Input = Encoding.UTF8.GetBytes(TestRules.ShellEvent) }, "scan", "--rules", ShellRule, gzip, array, "-", arrayGzip);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal([(gzip, 1), (array, 3), ("-", 1), (arrayGzip, 1)], result.Lines.Select(Place));
    }

    [Fact]
    public void Malformed_lines_are_reported_with_their_place_and_the_scan_goes_on()
    {
        byte[] notUtf8 = [.. "{\"a\":\""u8, 0xFF, .. "\"}\n"u8];
        string events = _workspace.Write("e.ndjson", [.. Encoding.UTF8.GetBytes("{\"a\":1\n"), .. notUtf8, .. Encoding.UTF8.GetBytes(TestRules.ShellEvent)]);

        ToolResult result = _workspace.Run("scan", "--rules", ShellRule, events);

        Assert.Equal(1, result.ExitCode);
        Assert.Single(result.Lines);
        Assert.Contains($"{events}(1,7): bad event: The document ends too early. (byte 6 of the file)\n", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{events}(2,7): bad event: These bytes are not UTF-8. (byte 13 of the file)\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("1 event, 1 alert, 2 bad events", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_of_a_mistake_inside_an_array_is_its_own()
    {
        string events = _workspace.Write("e.json", "[\n{\n  \"a\": 1,\n  \"b\": tru\n}\n]");

        ToolResult result = _workspace.Run("scan", "--rules", ShellRule, events);

        Assert.Contains($"{events}(4,8): bad event: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_malformed_lines_twenty_are_shown_and_all_counted()
    {
        string events = _workspace.Write("e.ndjson", string.Concat(Enumerable.Repeat("nonsense\n", 50)));

        ToolResult result = _workspace.Run("scan", "--rules", ShellRule, events);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(20, result.Error.Split('\n').Count(line => line.Contains("): bad event: ", StringComparison.Ordinal)));
        Assert.Contains("30 more bad events are not shown", result.Error, StringComparison.Ordinal);
        Assert.Contains("50 bad events", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deeply_nested_event_is_one_bad_event()
    {
        string deep = "{\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}";
        string events = _workspace.Write("e.ndjson", deep + "\n" + TestRules.ShellEvent);

        ToolResult result = _workspace.Run("scan", "--rules", ShellRule, events);

        Assert.Equal(1, result.ExitCode);
        Assert.Single(result.Lines);
        Assert.Contains("nested deeper", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(-1)]
    public void Broken_gzip_is_bad_input_and_other_files_are_scanned(int cut)
    {
        byte[] whole = Workspace.Gzip(string.Concat(Enumerable.Repeat(TestRules.OtherEvent + "\n", 2000)));
        string broken = _workspace.Write("broken.ndjson.gz", cut > 0 ? whole[..^cut] : "not gzip at all"u8.ToArray());
        string good = _workspace.Write("good.ndjson", TestRules.ShellEvent);

        ToolResult result = _workspace.Run("scan", "--rules", ShellRule, broken, good);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal([(good, 1)], result.Lines.Select(Place));
        Assert.Contains($"{broken}: bad input: broken gzip data: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("1 broken file", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("generated")]
    [InlineData("interpreted")]
    public void Rules_that_cannot_run_are_skipped_and_named(string engine)
    {
        _workspace.Write("rules/a.toml", TestRules.Rule(TestRules.Shell));
        _workspace.Write("rules/b.toml", TestRules.Rule("process where process.name ==", "22222222-2222-4222-8222-222222222222", "Broken query"));
        _workspace.Write("rules/c.toml", TestRules.Rule("from logs", "33333333-3333-4333-8333-333333333333", "A pipeline").Replace("\"eql\"", "\"esql\"", StringComparison.Ordinal));
        _workspace.Write("rules/d.toml", "no toml");
        _workspace.Write("rules/e.toml", TestRules.Rule(TestRules.Shell, name: "Same id"));
        _workspace.Write("rules/x.tests.toml", "not looked at");
        string events = _workspace.Write("e.ndjson", TestRules.ShellEvent);

        ToolResult result = _workspace.Run("scan", "--rules", _workspace.PathOf("rules"), "--engine", engine, events);

        Assert.Equal(1, result.ExitCode);
        Assert.Single(result.Lines);
        // Each is named once, where it is said what is wrong with it.
        foreach (string name in new[] { "b.toml(", "c.toml(", "d.toml(", "e.toml(" })
        {
            Assert.Single(result.Error.Split('\n'), line => line.Contains(name, StringComparison.Ordinal));
        }

        Assert.Contains("error RG1", result.Error, StringComparison.Ordinal);
        Assert.Contains("4 skipped rules (1 rule, 1 input)", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Disabled_rules_run_only_when_asked_for()
    {
        string rule = _workspace.Write("r.toml", TestRules.Rule(TestRules.Shell, more: "enabled = false"));
        string events = _workspace.Write("e.ndjson", TestRules.ShellEvent);

        Assert.Empty(_workspace.Run("scan", "--rules", rule, events).Lines);
        Assert.Single(_workspace.Run("scan", "--rules", rule, "--include-disabled", events).Lines);
    }

    [Fact]
    public void Index_patterns_are_honoured_unless_switched_off()
    {
        string rule = _workspace.Write("r.toml", TestRules.Rule(TestRules.Shell, more: "index = [\"logs-endpoint.*\"]"));
        string events = _workspace.Write("e.ndjson", """{"_index":"logs-other-default","_source":""" + TestRules.ShellEvent + "}");

        Assert.Empty(_workspace.Run("scan", "--rules", rule, events).Lines);
        Assert.Single(_workspace.Run("scan", "--rules", rule, "--no-index-scope", events).Lines);
    }

    [Fact]
    public void A_schema_file_decides_how_a_field_is_compared()
    {
        string rule = _workspace.Write("r.toml", TestRules.Rule("any where acme.level > 9"));
        string schema = _workspace.Write("fields.csv", "field,type\nacme.level,long\n");
        string events = _workspace.Write("e.ndjson", """{"acme":{"level":"10"}}""");

        foreach (string engine in new[] { "generated", "interpreted" })
        {
            ToolResult result = _workspace.Run("scan", "--rules", rule, "--schema", schema, "--engine", engine, events);
            Assert.Single(result.Lines);
            Assert.DoesNotContain("RG2", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Output_never_overwrites_the_events()
    {
        string events = _workspace.Write("e.ndjson", TestRules.ShellEvent);

        ToolResult result = _workspace.Run(new RunOptions(), "scan", "--rules", ShellRule, "--output", events, events);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(TestRules.ShellEvent, File.ReadAllText(events));
    }

    [Fact]
    public void A_full_disk_is_said_and_is_no_crash()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        string events = _workspace.Write("e.ndjson", TestRules.ShellEvent);

        ToolResult result = _workspace.Run(
            new RunOptions(), "scan", "--rules", ShellRule, "--format", "ndjson", "--output", "/dev/full", events);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("cannot write the output", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_goes_to_a_file()
    {
        string events = _workspace.Write("e.ndjson", TestRules.ShellEvent);
        string target = _workspace.PathOf("alerts.ndjson");

        ToolResult result = _workspace.Run(new RunOptions { IsTerminal = true }, "scan", "--rules", ShellRule, "--output", target, events);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.StartsWith("{", Assert.Single(File.ReadAllLines(target)), StringComparison.Ordinal);
    }

    private static (string File, int Line) Place(string line)
    {
        using JsonDocument alert = JsonDocument.Parse(line);
        return (alert.RootElement.GetProperty("rulegen.source.file").GetString()!, alert.RootElement.GetProperty("rulegen.source.line").GetInt32());
    }
}
