using Microsoft.CodeAnalysis;
using Xunit;

namespace RuleGen.Generator.Tests;

/// <summary>What a debugger shows of generated code: the query in the rule file.</summary>
public class LineDirectiveTests
{
    private const string RuleSet = "[RuleGen.RuleSet] public sealed partial class Rules;";
    private const string RuleFile = "/project/rules/test.toml";

    [Theory]
    [InlineData(
        "process where process.name == \"a\" and process.pid > 4",
        "process.name == \"a\"", "process", "process.pid > 4", "process where process.name == \"a\" and process.pid > 4")]
    [InlineData(
        "process where process.interactive and\n  not (process.args : \"*x*\") and /* why */ (process.pid == 4 or\n    process.name == \"b\")",
        "process.interactive", "process", "process.pid == 4 or\n    process.name == \"b\"", "not (process.args : \"*x*\")",
        "process where process.interactive and\n  not (process.args : \"*x*\") and /* why */ (process.pid == 4 or\n    process.name == \"b\")")]
    [InlineData("any where process.name : \"a*\"", "process.name : \"a*\"")]

    // Tests of one field that become one stand where the smallest span covers them.
    [InlineData(
        "any where process.name == \"a\" or process.name == \"b\" or process.pid == 1",
        "process.name == \"a\" or process.name == \"b\"", "process.pid == 1", "process.name == \"a\" or process.name == \"b\" or process.pid == 1")]
    [InlineData(
        "any where process.name != \"a\" and process.pid == 1 and process.name != \"b\"",
        "process.pid == 1", "process.name != \"a\" and process.pid == 1 and process.name != \"b\"")]
    public void A_guard_is_its_part_of_the_query_and_the_end_the_whole(string query, params string[] expected) =>
        Check(TestRule.With(query), "TestRule", expected);

    [Theory]
    [InlineData(
        "process.name: (nc or \"ncat\") and not user.name: root and process.pid >= 4",
        "process.name: (nc or \"ncat\")", "process.pid >= 4", "not user.name: root", "process.name: (nc or \"ncat\") and not user.name: root and process.pid >= 4")]
    [InlineData("process.args: (a and b)", "process.args: (a and b)")]
    public void So_it_is_in_KQL(string query, params string[] expected) =>
        Check(Kuery(query), "TestRule", expected);

    [Fact]
    public void Places_are_those_of_the_file_where_TOML_has_escapes()
    {
        string rule = TestRule.With("any where true").Replace("'''\nany where true\n'''", """ "process where\tprocess.name == \"\u00E4\" and process.pid == 1" """, StringComparison.Ordinal);
        Check(rule, "TestRule", """process.name == \"\u00E4\" """.TrimEnd(), "process.pid == 1", "process", """process where\tprocess.name == \"\u00E4\" and process.pid == 1""");
    }

    [Fact]
    public void A_stop_has_the_lines_and_columns_of_an_editor()
    {
        string rule = TestRule.With("process where true and\n  process.pid == 4");
        int line = rule.Split('\n').ToList().FindIndex(static text => text.StartsWith("process where", StringComparison.Ordinal)) + 1;
        Assert.Equal(
            [
                new Stop(RuleFile, (line + 1, 3), (line + 1, 19)),
                new Stop(RuleFile, (line, 1), (line, 8)),
                new Stop(RuleFile, (line, 1), (line + 1, 19)),
            ],
            Compile(rule).InPredicate("TestRule"));
    }

    [Fact]
    public void Stages_have_their_own_places()
    {
        string rule = TestRule.With(
            """
            sequence by host.id with maxspan=1m
              [process where process.name == "sh"] with runs=2
              ![file where file.path : "/tmp/*"]
              until [process where process.pid == 1]
            """);
        Check(rule, "TestRule_Stage1", "process.name == \"sh\"", "process", "process where process.name == \"sh\"");
        Check(rule, "TestRule_Stage2", "file.path : \"/tmp/*\"", "file", "file where file.path : \"/tmp/*\"");
        Check(rule, "TestRule_Stage3", "process.pid == 1", "process", "process where process.pid == 1");
    }

    [Fact]
    public void Groups_are_stepped_into_and_functions_that_search_show_themselves()
    {
        string rule = TestRule.With("any where (process.pid == 1 and (process.name : (\"a*\", \"*b\") or (process.pid == 2 and user.id == null))) or host.id == \"h\"");
        DebugSymbols symbols = Compile(rule);
        Assert.Equal(
            ["process.pid == 1", "process.name : (\"a*\", \"*b\") or (process.pid == 2 and user.id == null)", "process.pid == 1 and (process.name : (\"a*\", \"*b\") or (process.pid == 2 and user.id == null))"],
            symbols.InFunction("TestRule", "AllOf2").Select(stop => stop.In(rule)));
        Assert.All(symbols.InFunction("TestRule", "ProcessNameMatches"), static stop => Assert.EndsWith("Rules.Rules.g.cs", stop.File, StringComparison.Ordinal));
    }

    [Fact]
    public void An_array_of_objects_is_asked_in_place()
    {
        string rule = Kuery("process.entry: { name: a and pid: 4 }");
        DebugSymbols symbols = Compile(rule);
        Assert.Equal(["process.entry: { name: a and pid: 4 }"], symbols.InPredicate("TestRule").Select(stop => stop.In(rule)));
        Assert.Contains("name: a and pid: 4", symbols.InFunction("TestRule", "SomeElementOfProcessEntry").Where(static stop => stop.File == RuleFile).Select(stop => stop.In(rule)));
    }

    [Fact]
    public void A_filter_is_its_header_and_an_exception_the_code_made_of_it()
    {
        string rule = TestRule.With("any where process.pid == 1") + "\n[[rule.filters]]\nquery.term.'user.id' = 'a'\n";
        var run = new GeneratorRun(RuleSet, [("rules/test.toml", rule), ("rules/test.exceptions.toml", ExceptionTests.Exceptions(TestRule.Id, "type = \"match\"\nvalue = \"root\""))]);
        run.Run();
        IReadOnlyList<Stop> stops = DebugSymbols.Of(run).InPredicate("TestRule");
        Assert.Equal(["[[rule.filters]]", "process.pid == 1", "process.pid == 1"], stops.Where(static stop => stop.File == RuleFile).Select(stop => stop.In(rule)));
        Assert.Contains(stops, static stop => stop.File.EndsWith("Rules.Rules.g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void The_property_switches_it_off()
    {
        string rule = TestRule.With("process where process.pid == 1");
        var run = new GeneratorRun(RuleSet, [("rules/test.toml", rule)]);
        run.SetProperty("RuleGenLineDirectives", "false");
        Assert.DoesNotContain("#line", RuleCode(run), StringComparison.Ordinal);
        Assert.NotEmpty(DebugSymbols.Of(run).InPredicate("TestRule"));
        Assert.All(DebugSymbols.Of(run).InPredicate("TestRule"), static stop => Assert.EndsWith("Rules.Rules.g.cs", stop.File, StringComparison.Ordinal));
    }

    /// <summary>What is debugged is what runs.</summary>
    [Fact]
    public void The_instructions_are_the_same_without()
    {
        string rule = TestRule.With("process where (process.pid == 1 or process.name : (\"a*\", \"b\")) and not process.args : (\"c\", \"d*\") and length(process.name) > 3");
        var run = new GeneratorRun(RuleSet, [("rules/test.toml", rule)]);
        run.Run();
        DebugSymbols with = DebugSymbols.Of(run);
        run.SetProperty("RuleGenLineDirectives", "false");
        run.Run();
        DebugSymbols without = DebugSymbols.Of(run);
        Assert.Equal(without.Code.Keys.Order(StringComparer.Ordinal), with.Code.Keys.Order(StringComparer.Ordinal));
        Assert.All(with.Code, method => Assert.Equal(without.Code[method.Key], method.Value));
    }

    [Theory]
    [InlineData("te\"st")]
    [InlineData("test\" \npublic static class Injected; //")]
    [InlineData("te\rst")]
    [InlineData("te\u0085st")]
    [InlineData("te\u2028public static class Injected; //")]
    [InlineData("te\u2029st")]
    [InlineData("te\0st")]
    public void A_path_that_a_directive_cannot_hold_has_none(string name)
    {
        var run = new GeneratorRun(RuleSet, [($"rules/{name}.toml", TestRule.With("process where process.pid == 1"))]);
        Assert.DoesNotContain("#line", RuleCode(run), StringComparison.Ordinal);
        Assert.Empty(run.CompilerFindings());
        Assert.Null(run.Output.GetTypeByMetadataName("Injected"));
    }

    [Theory]
    [InlineData("a b//c/*d*/{e} $(f) %41 'g' #endif")]
    [InlineData("\\u0022\\")]
    [InlineData("日本語 \U0001F600")]
    public void Any_other_path_is_what_the_debugger_shows(string name)
    {
        var run = new GeneratorRun(RuleSet, [($"rules/{name}.toml", TestRule.With("process where process.pid == 1"))]);
        run.Run();
        Assert.Empty(run.CompilerFindings());
        Assert.All(DebugSymbols.Of(run).InPredicate("TestRule"), stop => Assert.Equal($"/project/rules/{name}.toml", stop.File));
    }

    [Fact]
    public void A_build_that_maps_paths_has_none_of_this_machine()
    {
        var run = new GeneratorRun(RuleSet, [("rules/test.toml", TestRule.With("process where process.pid == 1"))]);
        run.MapDirectory("/_/");
        Assert.DoesNotContain("/project/", RuleCode(run), StringComparison.Ordinal);
        Assert.All(DebugSymbols.Of(run).InPredicate("TestRule"), static stop => Assert.Equal("/_/rules/test.toml", stop.File));
    }

    // Symbols have room for 65,534 as the first column behind.
    [Theory]
    [InlineData(65_000, true)]
    [InlineData(65_510, true)]
    [InlineData(65_511, false)]
    [InlineData(70_000, false)]
    public void A_place_too_far_to_the_right_is_not_shown(int blanks, bool isShown)
    {
        string rule = TestRule.With("any where" + new string(' ', blanks) + "process.pid==1");
        IEnumerable<Stop> stops = Compile(rule).InPredicate("TestRule");
        Assert.Equal(isShown ? ["process.pid==1"] : [], stops.Where(static stop => stop.File == RuleFile).Select(stop => stop.In(rule)));
    }

    [Fact]
    public void A_statement_too_long_to_be_one_place_shows_itself()
    {
        string rule = TestRule.With($"process where process.pid == 1 and process.name == \"{new string('a', 70_000)}\"");
        IReadOnlyList<Stop> stops = Compile(rule).InPredicate("TestRule");
        Assert.Equal(["process.pid == 1", "process"], stops.Where(static stop => stop.File == RuleFile).Select(stop => stop.In(rule)));
    }

    private static void Check(string rule, string predicate, params string[] expected)
    {
        var run = new GeneratorRun(RuleSet, [("rules/test.toml", rule)]);
        run.Run();
        Assert.Empty(run.CompilerFindings());
        foreach (OptimizationLevel level in new[] { OptimizationLevel.Release, OptimizationLevel.Debug })
        {
            IReadOnlyList<Stop> stops = DebugSymbols.Of(run, level).InPredicate(predicate);
            Assert.All(stops, static stop => Assert.Equal(RuleFile, stop.File));
            Assert.Equal(expected, stops.Select(stop => stop.In(rule)));
        }
    }

    private static DebugSymbols Compile(string rule)
    {
        var run = new GeneratorRun(RuleSet, [("rules/test.toml", rule)]);
        run.Run();
        Assert.Empty(run.CompilerFindings());
        return DebugSymbols.Of(run);
    }

    private static string RuleCode(GeneratorRun run) =>
        run.Run().Results.Single().GeneratedSources.Single(static source => source.HintName == "Rules.Rules.g.cs").SourceText.ToString();

    private static string Kuery(string query) => TestRule.With(query)
        .Replace("language = \"eql\"", "language = \"kuery\"", StringComparison.Ordinal)
        .Replace("type = \"eql\"", "type = \"query\"", StringComparison.Ordinal);
}
