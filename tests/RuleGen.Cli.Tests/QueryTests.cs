using System.Text;
using Xunit;

namespace RuleGen.Cli.Tests;

public sealed class QueryTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Matching_events_are_printed_as_they_stand()
    {
        string line = """{ "event.category" : "process",   "process.name":"sh" , "n": 1.50 }""";

        ToolResult result = Query("process where process.name == \"sh\"", line + "\r\n" + TestRules.OtherEvent + "\n");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(line + "\n", result.Output);
    }

    [Fact]
    public void A_query_may_be_KQL()
    {
        ToolResult result = _workspace.Run(
            "query", "process.name: (sh or b*) and message: \"no entry\"", "--language", "kuery",
            _workspace.Write("e.ndjson", "{\"process\":{\"name\":\"bash\"},\"message\":\"No entry.\"}\n{\"process\":{\"name\":\"sh\"},\"message\":\"entry\"}\n"), "--format", "lines");

        Assert.Equal((0, "1\n"), (result.ExitCode, result.Output));
    }

    [Fact]
    public void An_element_of_an_array_is_printed_on_one_line()
    {
        ToolResult result = Query("any where a == 1", "[\n{\n \"a\":1\n}\n]");

        Assert.Equal("{ \"a\":1}\n", result.Output);
    }

    [Fact]
    public void Events_are_ordered_by_time_then_tiebreaker_then_position()
    {
        string events = """
            {"@timestamp":"2026-01-01T00:00:02Z","a":1}
            {"a":1}
            {"@timestamp":"2026-01-01T00:00:01Z","a":1}
            {"@timestamp":"2026-01-01T00:00:01Z","a":1,"event":{"sequence":10}}
            {"@timestamp":"2026-01-01T00:00:01Z","a":1,"event":{"sequence":9}}
            {"@timestamp":"nonsense","a":1}
            {"@timestamp":"2026-01-01T01:00:00+01:00","a":1}
            """;

        Assert.Equal(["7", "3", "4", "5", "1", "2", "6"], Query("any where a == 1", events, "--format", "lines").Lines);
        Assert.Equal(["7", "5", "4", "3", "1", "2", "6"], Query("any where a == 1", events, "--format", "lines", "--tiebreaker-field", "event.sequence").Lines);
    }

    [Fact]
    public void The_time_and_category_fields_can_be_others()
    {
        string events = """
            {"@timestamp":"2026-01-01T00:00:01Z","when":"2026-01-01T00:00:09Z","kind":"login"}
            {"@timestamp":"2026-01-01T00:00:02Z","when":"2026-01-01T00:00:08Z","kind":"login"}
            {"@timestamp":"2026-01-01T00:00:03Z","when":"2026-01-01T00:00:07Z","kind":"other","event":{"category":"login"}}
            """;

        Assert.Equal(["2", "1"], Query("login where true", events, "--format", "lines", "--category-field", "kind", "--timestamp-field", "when").Lines);
    }

    [Fact]
    public void With_several_files_a_line_is_named_with_its_file()
    {
        string first = _workspace.Write("a.ndjson", "{\"a\":1}\n");
        string second = _workspace.Write("b.ndjson", "{}\n{\"a\":1}\n");

        ToolResult result = _workspace.Run("query", "any where a == 1", "--format", "lines", first, second);

        Assert.Equal([first + ":1", second + ":2"], result.Lines);
    }

    [Fact]
    public void Standard_input_can_be_queried()
    {
        ToolResult result = _workspace.Run(new RunOptions { Input = Encoding.UTF8.GetBytes("{\"a\":1}") }, "query", "any where a == 1", "-");

        Assert.Equal("{\"a\":1}\n", result.Output);
    }

    [Fact]
    public void A_mistake_in_the_query_is_shown_with_a_caret()
    {
        ToolResult result = Query("process where process.name = \"sh\"", "{}");

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        string[] lines = result.Error.Split('\n');
        Assert.StartsWith("query(1,28): error RG1", lines[0], StringComparison.Ordinal);
        Assert.Equal("    process where process.name = \"sh\"", lines[1]);
        Assert.Equal(new string(' ', 4 + 27) + "^", lines[2]);
    }

    [Theory]
    [InlineData("any where true | head 2", "3", "2")]
    [InlineData("any where true | tail 3", "2", "1", "4")]
    [InlineData("any where a > 0 | tail 3 | head 1", "2")]
    [InlineData("any where a > 0 | head 3 | tail 1", "1")]
    [InlineData("any where true | head 9", "3", "2", "1", "4")]
    [InlineData("any where true | head 0")]
    [InlineData("any where a == 4 | tail 2", "4")]
    public void Pipes_keep_the_first_or_last_in_order_of_time(string query, params string[] lines)
    {
        string events = """
            {"@timestamp":"2026-01-01T00:00:03Z","a":1}
            {"@timestamp":"2026-01-01T00:00:02Z","a":2}
            {"@timestamp":"2026-01-01T00:00:01Z","a":3}
            {"a":4}
            """;

        Assert.Equal(lines, Query(query, events, "--format", "lines").Lines);
    }

    [Fact]
    public void In_a_closed_schema_a_field_exists_or_is_null()
    {
        Assert.Equal(0, Query("any where gone == null", "{}").ExitCode);
        Assert.Contains("RG2002", Query("any where gone == null", "{}", "--closed-schema").Error, StringComparison.Ordinal);
        Assert.Equal(["1"], Query("any where ?gone == null", "{\"gone\":1}", "--closed-schema", "--format", "lines").Lines);
    }

    [Fact]
    public void A_sequence_is_a_line_in_the_order_of_its_events()
    {
        const string Events = """
            {"@timestamp":"2026-01-01T00:00:02Z","a":2,"k":"x"}
            {"@timestamp":"2026-01-01T00:00:01Z","a":1,"k":"x"}
            {"@timestamp":"2026-01-01T00:00:03Z","a":1,"k":"y"}
            {"@timestamp":"2026-01-01T00:00:09Z","a":2,"k":"y"}
            {"a":2,"k":"y"}
            """;
        const string Sequence = "sequence by k with maxspan=7s [any where a == 1] ![any where a == 3] [any where a == 2]";

        Assert.Equal(["2 - 1", "3 - 4"], Query(Sequence, Events, "--format", "lines").Lines);
        Assert.Equal(["3 - 4"], Query(Sequence + " | tail 1", Events, "--format", "lines").Lines);
        Assert.Equal(
            ["""[{"@timestamp":"2026-01-01T00:00:01Z","a":1,"k":"x"},null,{"@timestamp":"2026-01-01T00:00:02Z","a":2,"k":"x"}]"""],
            Query(Sequence + " | head 1", Events).Lines);
    }

    [Fact]
    public void A_missing_event_at_the_end_is_certain_when_the_input_ends() =>
        Assert.Equal(["1 -"], Query("sequence with maxspan=1h [any where a == 1] ![any where a == 2]", "{\"@timestamp\":\"2026-01-01T00:00:01Z\",\"a\":1}", "--format", "lines").Lines);

    [Fact]
    public void A_key_gives_as_many_samples_as_asked_for()
    {
        const string Events = "{\"a\":1,\"k\":1}\n{\"a\":2,\"k\":1}\n{\"a\":2,\"k\":1}\n{\"a\":1,\"k\":2}\n{\"a\":2,\"k\":2}\n";
        const string Sample = "sample by k [any where a == 1] [any where a == 2]";

        Assert.Equal(["1 2", "4 5"], Query(Sample, Events, "--format", "lines").Lines);
        Assert.Equal(["1 2", "1 3", "4 5"], Query(Sample, Events, "--format", "lines", "--max-samples-per-key", "5").Lines);
        Assert.Equal(2, Query(Sample, Events, "--max-samples-per-key", "0").ExitCode);
    }

    [Fact]
    public void Bad_events_are_reported_and_end_with_1()
    {
        ToolResult result = Query("any where a == 1", "{\"a\":1}\nnonsense\n{\"a\":1}\n");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(2, result.Lines.Length);
        Assert.Contains("(2,1): bad event: An event must be a JSON object.", result.Error, StringComparison.Ordinal);
    }

    private ToolResult Query(string query, string events, params string[] more) =>
        _workspace.Run(["query", query, .. more, _workspace.Write("e.ndjson", events)]);
}
