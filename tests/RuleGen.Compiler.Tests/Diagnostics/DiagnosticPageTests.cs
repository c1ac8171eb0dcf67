using System.Text.RegularExpressions;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleTests;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Tests.Rules;
using RuleGen.Compiler.Text;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Compiler.Tests.Diagnostics;

/// <summary>docs/diagnostics.md and the pages it links to against the catalogue.</summary>
public sealed partial class DiagnosticPageTests
{
    private static readonly string Docs = Path.Combine(SharedData.RepositoryRoot, "docs");

    [Fact]
    public void The_index_lists_every_diagnostic_as_the_catalogue_has_it()
    {
        string index = Read(Path.Combine(Docs, "diagnostics.md"));
        IEnumerable<string> rows = Row().Matches(index).Select(static row => $"{row.Groups["id"].Value} {row.Groups["severity"].Value}: {row.Groups["title"].Value}");
        Assert.Equal(
            DiagnosticCatalogue.All.Select(static d => $"{d.Id} {d.Severity.ToString().ToLowerInvariant()}: {d.Title}"),
            rows);
    }

    [Fact]
    public void There_is_a_page_for_every_diagnostic_and_no_other() => Assert.Equal(
        DiagnosticCatalogue.All.Select(static d => Path.GetFileName(d.Page)),
        Directory.EnumerateFiles(Path.Combine(Docs, "diagnostics")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    /// <summary>A page says what and why, shows the mistake, and says what to write instead.</summary>
    [Fact]
    public void Every_page_has_the_same_parts() => Assert.All(DiagnosticCatalogue.All, static descriptor =>
    {
        string page = ReadPage(descriptor);
        Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}\n\nSeverity: {descriptor.Severity.ToString().ToLowerInvariant()}.\n\n", page, StringComparison.Ordinal);
        Assert.Matches("Severity: [a-z]+\\.\n\n[^#\n]", page);
        Assert.NotEmpty(Blocks(Part(page, "Example")));
        Assert.NotEmpty(Part(page, "Fix"));
    });

    /// <summary>The example of a page gets the diagnostic that the page is about; what the page says to write does not.</summary>
    [Fact]
    public void Examples_are_true() => Assert.All(DiagnosticCatalogue.All, static descriptor =>
    {
        string page = ReadPage(descriptor);
        foreach ((string language, string text) in Blocks(Part(page, "Example")))
        {
            Assert.True(Diagnose(language, text, descriptor) is not { } found || found.Contains(descriptor.Id), text);
        }

        foreach ((string language, string text) in Blocks(Part(page, "Fix")))
        {
            Assert.DoesNotContain(descriptor.Id, Diagnose(language, text, descriptor) ?? []);
        }
    });

    /// <summary>The ids of what is found in an example; null for one that stands for a longer text, or in a language nothing is found in by itself.</summary>
    private static HashSet<string>? Diagnose(string language, string text, RuleDiagnosticDescriptor descriptor)
    {
        var diagnostics = new DiagnosticBag();
        if (text.Contains('…', StringComparison.Ordinal))
        {
            return null;
        }

        switch (language)
        {
            case "eql" when descriptor == DiagnosticCatalogue.UnknownFieldInClosedSchema:
                MappedText query = MappedText.WholeFile(new SourceText("query.eql", text));
                EqlBinder.Bind(EqlParser.Parse(query, diagnostics)!, query, new EqlBinderOptions(FieldSchema.Default) { IsSchemaClosed = true }, diagnostics);
                break;
            case "eql":
                diagnostics.AddRange(Compile(RuleText.WithQuery(text)));
                break;
            case "kql":
                diagnostics.AddRange(Compile(RuleText.WithKqlQuery(text)));
                break;
            case "csv":
                FieldSchema.Parse(new SourceText("fields.csv", text), diagnostics);
                break;
            case "toml" when text.StartsWith("[[rule.filters]]", StringComparison.Ordinal) || text.StartsWith("[[rule.threat]]", StringComparison.Ordinal):
                diagnostics.AddRange(Compile(RuleText.Good + "\n" + text));
                break;
            case "toml" when text.StartsWith("[rule]", StringComparison.Ordinal):
                diagnostics.AddRange(Compile(text));
                break;
            case "toml" when text.StartsWith("[[exceptions]]", StringComparison.Ordinal):
                var set = ExceptionSet.Compile([new SourceText("a.exceptions.toml", text)], ValueLists.Empty, FieldSchema.Default);
                diagnostics.AddRange(set.Check([]));
                break;
            case "toml" when text.StartsWith("[[case]]", StringComparison.Ordinal):
                diagnostics.AddRange(RuleTestRunner.Run(
                    RuleCompiler.Compile(new SourceText("rule.toml", RuleText.Good), FieldSchema.Default), [RuleTestFile.Read(new SourceText("rule.tests.toml", text))]).Diagnostics);
                break;
            default:
                return null;
        }

        return [.. diagnostics.Items.Select(static d => d.Id)];
    }

    private static EquatableArray<RuleDiagnostic> Compile(string rule) => RuleCompiler.Compile(new SourceText("rule.toml", rule), FieldSchema.Default).Diagnostics;

    private static string ReadPage(RuleDiagnosticDescriptor descriptor) => Read(Path.Combine(SharedData.RepositoryRoot, descriptor.Page));

    private static string Read(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");

    private static string Part(string page, string heading) => Regex.Match(page, $"\n## {heading}\n\n(.*?)(?=\n## |$)", RegexOptions.Singleline).Groups[1].Value;

    private static IEnumerable<(string Language, string Text)> Blocks(string part) =>
        Block().Matches(part).Select(static block => (block.Groups["language"].Value, block.Groups["text"].Value));

    // A row must also say what to do.
    [GeneratedRegex(@"^\| \[(?<id>RG[0-9]{4})\]\(diagnostics/\k<id>\.md\) \| (?<severity>[^|]*) \| (?<title>[^|]*) \| [^|]*[^| ] \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^```(?<language>[a-z]+)\n(?<text>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
