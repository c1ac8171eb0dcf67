using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Xunit;

namespace RuleGen.Generator.Tests;

/// <summary>The C# of the pages about event types: what they call right is, and a mistake that they show is one.</summary>
public partial class EventTypePageTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Net; using RuleGen;\n";

    private static readonly string Docs = Path.Combine(Snapshot.FindProject(), "..", "..", "docs");

    [Fact]
    public void The_example_is_bound_and_nothing_is_wrong_with_it()
    {
        // What the SDK adds to every file of a console program.
        string example = "global using System; global using System.Collections.Generic;\n" + Blocks(Read("event-types.md")).First();
        var run = new GeneratorRun(example, [("rules/a.toml", TestRule.With("network where event.type == \"start\" and destination.port == 4444 and process.name == \"nc\""))]);
        GeneratorDriverRunResult result = run.Run();

        Assert.Empty(result.Diagnostics.Concat(run.CompilerFindings().Where(static finding => finding.Severity == DiagnosticSeverity.Error)));
        Assert.Contains(result.Results.Single().GeneratedSources, static source => source.HintName == "Connection.EventType.g.cs");
    }

    [Theory]
    [InlineData("RG2201")]
    [InlineData("RG2202")]
    [InlineData("RG2203")]
    [InlineData("RG2204")]
    public void The_example_of_a_diagnostic_gets_it_and_what_is_to_be_written_does_not(string id)
    {
        string[] parts = Read($"diagnostics/{id}.md").Split("## Fix");

        Assert.Equal(id, Assert.Single(Find(Assert.Single(Blocks(parts[0])))));
        Assert.Empty(Find(Assert.Single(Blocks(parts[1]))));
    }

    [Fact]
    public void A_rule_that_reads_what_the_type_of_the_page_lacks_is_found()
    {
        string[] parts = Read("diagnostics/RG2205.md").Split("## Fix");
        string source = Assert.Single(Blocks(parts[0]));

        Assert.Equal(["RG2205"], Find(source, QueryBlock().Match(parts[0]).Groups["text"].Value));
        Assert.Empty(Find(source, QueryBlock().Match(parts[1]).Groups["text"].Value));
    }

    private static IEnumerable<string> Find(string source, string query = "any where true") =>
        new GeneratorRun(Usings + source, [("rules/a.toml", TestRule.With(query))]).Run().Diagnostics
            .Select(static diagnostic => diagnostic.Id)
            .Where(static id => id != "RG3002");

    private static string Read(string page) => File.ReadAllText(Path.Combine(Docs, page)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Blocks(string page) => CSharpBlock().Matches(page).Select(static block => block.Groups["text"].Value);

    [GeneratedRegex("^```csharp\n(?<text>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex("^```(text|eql)\n(?<text>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex QueryBlock();
}
