using RuleGen.Compiler.RuleTests;
using RuleGen.Compiler.Text;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Compiler.Tests.RuleTests;

/// <summary>What test files say, and what is said about those that cannot be read.</summary>
public sealed class RuleTestFileTests
{
    [Fact]
    public void A_case_changes_the_base()
    {
        RuleTestCase item = Assert.Single(Read("""
            [base]
            process.name = "nc"
            process.args = ["nc", "-l"]
            "process.parent.name" = "sh"
            [[case]]
            name = "one"
            alerts = true
            without = ["process.args"]
            [case.event]
            "process.name" = "ncat"
            process.pid = 7
            process.interactive = true
            host.load = 1.5
            event.created = 2026-01-05 10:00:00Z
            """));

        Assert.Equal("one", item.Name);
        Assert.Equal("must alert", item.Expectation.ToString());
        Assert.Equal(
            """{"process":{"name":"ncat","parent":{"name":"sh"},"pid":7,"interactive":true},"host":{"load":1.5},"event":{"created":"2026-01-05T10:00:00Z"}}""",
            Assert.Single(item.Events).Json);
    }

    [Fact]
    public void Each_varies_one_field_at_a_time()
    {
        RuleTestCase item = Assert.Single(Read("""
            [base]
            process.name = "nc"
            user.id = "0"
            [[case]]
            name = "all"
            alerts = 3
            [case.each]
            process.name = ["a", "b"]
            "user.id" = ["1"]
            """));

        Assert.Equal(
            ["process.name = \"a\": {\"process\":{\"name\":\"a\"},\"user\":{\"id\":\"0\"}}", "process.name = \"b\": {\"process\":{\"name\":\"b\"},\"user\":{\"id\":\"0\"}}", "user.id = \"1\": {\"process\":{\"name\":\"nc\"},\"user\":{\"id\":\"1\"}}"],
            item.Events.Select(static e => $"{e.Label}: {e.Json}"));
        Assert.Equal(3, item.Expectation.Count);
    }

    [Fact]
    public void A_value_replaces_what_stood_above_and_below_it()
    {
        RuleTestCase item = Assert.Single(Read("base = '{\"a\": {\"b\": 1, \"c\": 2}, \"d\": 3}'\n[[case]]\nname = 'x'\nalerts = false\nevent = { a = 1, d.e = 2 }\n"));
        Assert.Equal("""{"a":1,"d":{"e":2}}""", Assert.Single(item.Events).Json);
    }

    [Fact]
    public void JSON_text_is_taken_as_it_stands()
    {
        const string Json = """{"a.b": 1, "a": {"b": [2, {}]}}""";
        RuleTestCase item = Assert.Single(Read($"base.x = 1\n[[case]]\nname = 'x'\nalerts = false\nnow = 2026-01-05T10:00:00Z\nevents = ['{Json}', {{ y = 2 }}]\n"));
        Assert.Equal([Json, """{"x":1,"y":2}"""], item.Events.Select(static e => e.Json));
        Assert.Equal(["event 1", "event 2"], item.Events.Select(static e => e.Label));
        Assert.All(item.Events, static e => Assert.Equal(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero), e.Now));
    }

    [Fact]
    public void A_line_of_NDJSON_is_a_case()
    {
        var file = RuleTestFile.Read(new SourceText("r.tests.ndjson", """
            {"name": "one", "alerts": true, "event": {"a": 1}}

              {"name": "two", "alerts": 0, "events": [{"a": 1}, {"a": 2}], "now": "2026-01-05T10:00:00Z"}
            """));
        Assert.Empty(file.Diagnostics);
        Assert.Equal(["one", "two"], file.Cases.Select(static item => item.Name));
        Assert.Equal(["""{"a": 1}"""], file.Cases[0].Events.Select(static e => e.Json));
        Assert.Equal(2, file.Cases[1].Events.Count);
        Assert.Equal("{\"name\": \"two\"", file.File.Text.Substring(file.Cases[1].Span.Start, 14));
    }

    [Theory]
    [InlineData("rules/a.tests.toml", "rules/a.toml")]
    [InlineData("a.TESTS.ndjson", "a.toml")]
    [InlineData("a.toml", null)]
    public void A_test_file_belongs_to_the_rule_of_its_name(string path, string? rule) => Assert.Equal(rule, RuleTestFile.RulePathOf(path));

    [Theory]
    [InlineData("[[case", "RG0001 ")]
    [InlineData("x = 1\n[[case]]\nname = 'a'\nalerts = true\nevent.a = 1", "RG0012 x")]
    [InlineData("base.a = 1", "RG0003 ")]
    [InlineData("base = [1]", "RG0004 [1]")]
    [InlineData("base = '{'", "RG7004 '{'")]
    [InlineData("[[case]]\nalerts = true\nevent.a = 1", "RG0003 [[case]]")]
    [InlineData("[[case]]\nname = ''\nalerts = true\nevent.a = 1", "RG0005 ''")]
    [InlineData("[[case]]\nname = 'a'\nevent.a = 1", "RG0003 [[case]]")]
    [InlineData("[[case]]\nname = 'a'\nalerts = 'yes'\nevent.a = 1", "RG0004 'yes'")]
    [InlineData("[[case]]\nname = 'a'\nalerts = -1\nevent.a = 1", "RG0006 -1")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevent.a = 1\nevnt.b = 1", "RG0012 evnt")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true", "RG7005 [[case]]")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevent.a = 1\nevents = [{ b = 1 }]", "RG7005 events")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevents = []", "RG7005 events")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevents = [{ b = 1 }]\neach.a = [1]", "RG7005 each")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevent = '{}'\nwithout = ['a']", "RG7005 without")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevents = ['{}']\nwithout = ['a']", "RG7005 without")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevent.a = 1\nwithout = ['b']", "RG7005 ['b']")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevent.a = 1\neach = {}", "RG7005 each")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevent.a = 1\neach.b = 2", "RG0004 2|RG7005 each")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevent.a = 1\nnow = 'soon'", "RG7005 'soon'")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevent = '[1]'", "RG7004 '[1]'")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevent = '{\"a\": \"\\ud800\"}'", "RG7004 '{\"a\": \"\\ud800\"}'")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevent.a = nan", "RG7004 nan")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevent = 5", "RG0004 5")]
    [InlineData("[[case]]\nname = 'a'\nalerts = true\nevent.a = 1\n[[case]]\nname = 'a'\nalerts = true\nevent.a = 1", "RG7003 'a'")]
    public void A_mistake_in_TOML_stands_at_its_place(string text, string findings) =>
        Assert.Equal(findings.Split('|'), Testing.Findings("r.tests.toml", text));

    [Theory]
    [InlineData("{", "RG7004")]
    [InlineData("[]", "RG7004")]
    [InlineData("""{"alerts": true, "event": {}}""", "RG0003")]
    [InlineData("""{"name": "a", "event": {}}""", "RG0003")]
    [InlineData("""{"name": "a", "alerts": "yes", "event": {}}""", "RG0004")]
    [InlineData("""{"name": "a", "alerts": true}""", "RG7005")]
    [InlineData("""{"name": "a", "alerts": true, "event": {}, "events": [{}]}""", "RG7005")]
    [InlineData("""{"name": "a", "alerts": true, "event": 1}""", "RG7004")]
    [InlineData("""{"name": "a", "alerts": true, "events": []}""", "RG7004")]
    [InlineData("""{"name": "a", "alerts": true, "event": {}, "now": 1}""", "RG7005")]
    [InlineData("""{"name": "a", "alerts": true, "event": {}, "evnt": 1}""", "RG0012")]
    [InlineData("""{"name": "b", "alerts": true, "event": {}}""", "RG7003")]
    public void A_mistake_in_NDJSON_stands_at_its_line(string line, string id) =>
        Assert.Equal([$"{id} {line}"], Testing.Findings("r.tests.ndjson", """{"name": "b", "alerts": true, "event": {}}""" + "\r\n " + line + " \r\n"));

    [Theory]
    [InlineData("toml", "r.tests.toml", 4)]
    [InlineData("json", "r.tests.ndjson", 1)]
    public void The_examples_of_the_page_can_be_read(string language, string path, int cases)
    {
        string page = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "testing-rules.md")).ReplaceLineEndings("\n");
        string start = $"```{language}\n";
        int from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var file = RuleTestFile.Read(new SourceText(path, page[from..page.IndexOf("```", from, StringComparison.Ordinal)]));
        Assert.Empty(file.Diagnostics);
        Assert.Equal(cases, file.Cases.Count);
    }

    private static IEnumerable<RuleTestCase> Read(string text)
    {
        var file = RuleTestFile.Read(new SourceText("r.tests.toml", text));
        Assert.Empty(file.Diagnostics);
        return file.Cases;
    }
}
