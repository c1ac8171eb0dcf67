using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace RuleGen.Generator.Tests;

/// <summary>Text from a rule file never becomes code: whatever stands in it, the output compiles and has only the members it should.</summary>
public class HostileTextTests
{
    public static TheoryData<string> Texts =>
    [
        "\\\"; } public static int Injected = 1; //",
        "*/ public static int Injected = 1; /*",
        "{0} {{ }} $\\\"{Injected}\\\"",
        "line\\nbreak\\r\\n\\u2028\\u2029\\u0085 public static int Injected = 1;",
        "</summary> <Injected/> &amp; ]]>",
        "\\u0000\\u0001\\u001b[31m",
        "\\\\u0022; Injected",
        "#endif\\n#error Injected",
        "\\U0001F600 \\uFFFD é",
        "class",
        "All",
        "1st rule",
        "日本語",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Stays_text_in_every_key(string text)
    {
        string rule = $"""
            [metadata]
            creation_date = "2026/11/24"
            maturity = "{text}"
            integration = ["{text}"]
            min_stack_version = "{text}"
            [rule]
            author = ["{text}"]
            description = "{text}"
            false_positives = ["{text}"]
            from = "{text}"
            index = ["{text}"]
            interval = "{text}"
            language = "eql"
            license = "{text}"
            name = "{text}"
            note = "{text}"
            references = ["{text}"]
            risk_score = 47
            rule_id = "{text}"
            rule_name_override = "{text}"
            severity = "medium"
            setup = "{text}"
            tags = ["{text}"]
            timeline_id = "{text}"
            timeline_title = "{text}"
            timestamp_override = "{text}"
            type = "eql"
            query = "process where true"
            [[rule.threat]]
            framework = "{text}"
            [rule.threat.tactic]
            id = "{text}"
            name = "{text}"
            reference = "{text}"
            """;
        Check(rule);
    }

    [Theory]
    [InlineData("\\\"; } public static int Injected = 1; //")]
    [InlineData("*/ public static int Injected = 1; /*")]
    [InlineData("{Injected} {{ $\\\"")]
    [InlineData("line\\nbreak\\r\\u{2028}\\u{2029}\\u{85} public static int Injected = 1;")]
    [InlineData("</summary> <Injected/> &amp;")]
    [InlineData("\\u{0}\\u{1f600}\\u{fffd}\\\\")]
    public void Stays_text_in_every_place_of_a_query(string eql) => Check(TestRule.With(
        $"""
        process where process.name == "{eql}" or process.name != "{eql}" or process.args in ("{eql}", "x") or
          `field {eql.Replace("\\", "")}` == "{eql}" or process.args : ("{eql}*", "*{eql}", "{eql}?{eql}") or process.title >= "{eql}"
        """));

    [Theory]
    [InlineData("\\\"; } public static int Injected = 1; //")]
    [InlineData("*/ public static int Injected = 1; /*")]
    [InlineData("{Injected} {{ $\\\"")]
    [InlineData("line\\nbreak public static int Injected = 1;")]
    [InlineData("</summary> <Injected/> &amp;")]
    [InlineData("Stage1")]
    [InlineData("class")]
    [InlineData("日本語")]
    public void Stays_text_in_every_place_of_a_sequence_and_of_a_sample(string text)
    {
        string field = text.Replace("\\", "", StringComparison.Ordinal);
        string items = $"""
            [any where process.name == "{text}"] by `own {field}` [any where `own {field}` : "{text}*"] by ?`{field}`
            """;
        foreach (string query in new[] { $"sequence by `all {field}` with maxspan=1m {items} ![any where true] by `{field}` until [any where false] by `end {field}`", $"sample by `all {field}` {items}" })
        {
            Check(TestRule.With(query, text.Replace("Injected", "Title", StringComparison.Ordinal)).Replace("type = \"eql\"", $"type = \"eql\"\ntimestamp_field = \"{text}\"\ntiebreaker_field = \"{text}\"\nfrom = \"{text}\"\ninvestigation_fields = {{ field_names = [\"{text}\", \"\", \"*\"] }}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Ten_megabytes_in_every_key()
    {
        string text = new('a', 10_000_000);
        Check(TestRule.With($"process where process.name == \"{text}\" or process.args : \"{text}*\"", text, TestRule.Id, text));
    }

    private static void Check(string rule)
    {
        var run = new GeneratorRun("[RuleGen.RuleSet] public sealed partial class Rules;", [("rules/test.toml", rule)]);
        GeneratorDriverRunResult result = run.Run();
        Assert.Empty(run.CompilerFindings());
        INamedTypeSymbol type = run.Output.GetTypeByMetadataName("Rules")!;
        Assert.DoesNotContain(type.GetMembers().Concat(type.GetTypeMembers().SelectMany(static t => t.GetMembers())), static m => m.Name == "Injected");
        bool compiled = result.Results.Single().GeneratedSources.Any(static s => s.HintName == "Rules.Rules.g.cs");
        bool refused = result.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error);
        Assert.True(compiled ^ refused, "A rule is either compiled or refused with an error.");
        using var assembly = new MemoryStream();
        Assert.True(run.Output.Emit(assembly).Success);
        if (compiled)
        {
            Type loaded = Assembly.Load(assembly.ToArray()).GetType("Rules")!;
            var all = (IReadOnlyList<Rule>)loaded.GetProperty("All")!.GetValue(null)!;
            string expected = RuleNameIn(rule);
            Assert.Equal(expected, all[0].Metadata.Name);
        }
    }

    private static string RuleNameIn(string rule)
    {
        var diagnostics = new Compiler.Diagnostics.DiagnosticBag();
        return Compiler.Rules.RuleFileReader.Read(new Compiler.Text.SourceText("test.toml", rule), diagnostics)!.Name;
    }
}
