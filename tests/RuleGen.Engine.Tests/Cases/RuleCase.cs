using System.Globalization;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>A rule with filters or exceptions, and events it alerts on or not.</summary>
/// <param name="Id">File name and number of the case in it.</param>
/// <param name="Query">An EQL query over the fields of <c>cases/eql/fields.csv</c>.</param>
/// <param name="Filters">TOML below <c>[[rule.filters]]</c>; null: none.</param>
/// <param name="Exceptions">TOML below <c>[[exceptions]]</c>; null: none.</param>
/// <param name="Lists">Value lists by name.</param>
/// <param name="Matches">JSON documents that must alert.</param>
/// <param name="Misses">JSON documents that must not.</param>
internal sealed record RuleCase(
    string Id,
    string Query,
    string? Filters,
    string? Exceptions,
    IReadOnlyDictionary<string, string> Lists,
    IReadOnlyList<string> Matches,
    IReadOnlyList<string> Misses)
{
    private static readonly Lazy<IReadOnlyList<RuleCase>> LazyAll = new(ReadAll);

    /// <summary>The cases of all files in <c>tests/cases/rules</c>.</summary>
    public static IReadOnlyList<RuleCase> All => LazyAll.Value;

    /// <summary>The rule with its exceptions; a finding other than advice fails the test.</summary>
    public CompiledRule Compile()
    {
        CompiledRule rule = QueryRule.Compile(Id, Query, QueryCase.SchemaOf("eql"), tables: Filters is null ? "" : "[[rule.filters]]\n" + Filters);
        SourceText[] files = Exceptions is null ? [] : [new SourceText(Id + ".exceptions.toml", $"metadata.rule_ids = ['{Id}']\n[[exceptions]]\n{Exceptions}")];
        var lists = ValueLists.Create(Lists.Select(static list => new SourceText(list.Key + ValueLists.Suffix, list.Value)));
        var exceptions = ExceptionSet.Compile(files, lists, QueryCase.SchemaOf("eql"));
        Assert.DoesNotContain(rule.Diagnostics.Concat(exceptions.Check([rule])), static d => !d.Id.StartsWith("RG5", StringComparison.Ordinal));
        return exceptions.Apply(rule);
    }

    private static IReadOnlyList<RuleCase> ReadAll() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "cases", "rules"), "*.toml").Order(StringComparer.Ordinal).SelectMany(ReadFile)];

    private static IEnumerable<RuleCase> ReadFile(string path)
    {
        var diagnostics = new DiagnosticBag();
        TomlTable? file = TomlReader.Read(new SourceText(path, File.ReadAllText(path)), diagnostics);
        Assert.Empty(diagnostics.Items);
        Assert.True(file!.TryGet("case", out TomlEntry? cases));
        string name = Path.GetFileNameWithoutExtension(path);
        return ((TomlArray)cases.Value).Items.Cast<TomlTable>().Select((item, i) => Create(string.Create(CultureInfo.InvariantCulture, $"{name}-{i + 1:D3}"), item));
    }

    private static RuleCase Create(string id, TomlTable item)
    {
        Assert.All(item.Entries, static entry => Assert.Contains(entry.Key, (string[])["query", "filters", "exceptions", "lists", "matches", "misses"]));
        Dictionary<string, string> lists = item.TryGet("lists", out TomlEntry? entry)
            ? ((TomlTable)entry.Value).Entries.ToDictionary(static list => list.Key, static list => ((TomlString)list.Value).Text, StringComparer.Ordinal)
            : [];
        return new RuleCase(
            id, Text(item, "query") ?? "any where true", Text(item, "filters"), Text(item, "exceptions"), lists, Texts(item, "matches"), Texts(item, "misses"));
    }

    private static string? Text(TomlTable table, string key) => table.TryGet(key, out TomlEntry? entry) ? ((TomlString)entry.Value).Text : null;

    private static string[] Texts(TomlTable table, string key) =>
        table.TryGet(key, out TomlEntry? entry) ? [.. ((TomlArray)entry.Value).Items.Cast<TomlString>().Select(static item => item.Text)] : [];
}
