using System.Globalization;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>A query with events it matches and events it does not.</summary>
/// <param name="Id">File name and number of the case in it.</param>
/// <param name="Query">An EQL query over the fields of <c>fields.csv</c>; any other field is of unknown type.</param>
/// <param name="Matches">JSON documents the query must match.</param>
/// <param name="Misses">JSON documents it must not match.</param>
internal sealed record EqlCase(string Id, string Query, IReadOnlyList<string> Matches, IReadOnlyList<string> Misses)
{
    private static readonly Lazy<FieldSchema> LazySchema = new(ReadSchema);
    private static readonly Lazy<IReadOnlyList<EqlCase>> LazyAll = new(ReadAll);

    /// <summary>The cases of all files in <c>tests/cases/eql</c>.</summary>
    public static IReadOnlyList<EqlCase> All => LazyAll.Value;

    /// <summary>The fields the cases speak of.</summary>
    public static FieldSchema Schema => LazySchema.Value;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "cases", "eql");

    private static IReadOnlyList<EqlCase> ReadAll() =>
        [.. Directory.EnumerateFiles(Folder, "*.toml").Order(StringComparer.Ordinal).SelectMany(ReadFile)];

    private static IEnumerable<EqlCase> ReadFile(string path)
    {
        var diagnostics = new DiagnosticBag();
        TomlTable? file = TomlReader.Read(new SourceText(path, File.ReadAllText(path)), diagnostics);
        Assert.Empty(diagnostics.Items);
        string name = Path.GetFileNameWithoutExtension(path);
        return Items(file!, "case").Cast<TomlTable>().Select((item, i) => Create(string.Create(CultureInfo.InvariantCulture, $"{name}-{i + 1:D3}"), item));
    }

    private static EqlCase Create(string id, TomlTable item)
    {
        Assert.All(item.Entries, static entry => Assert.Contains(entry.Key, (string[])["query", "matches", "misses"]));
        Assert.True(item.TryGet("query", out TomlEntry? query), id + " has no query");
        return new EqlCase(id, ((TomlString)query.Value).Text, Strings(item, "matches"), Strings(item, "misses"));
    }

    private static string[] Strings(TomlTable table, string key) => [.. Items(table, key).Cast<TomlString>().Select(static item => item.Text)];

    private static IReadOnlyList<TomlValue> Items(TomlTable table, string key) =>
        table.TryGet(key, out TomlEntry? entry) ? ((TomlArray)entry.Value).Items : [];

    private static FieldSchema ReadSchema()
    {
        var diagnostics = new DiagnosticBag();
        string path = Path.Combine(Folder, "fields.csv");
        var schema = FieldSchema.Parse(new SourceText(path, File.ReadAllText(path)), diagnostics);
        Assert.Empty(diagnostics.Items);
        return schema;
    }
}
