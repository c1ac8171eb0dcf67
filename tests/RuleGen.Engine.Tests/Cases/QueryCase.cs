using System.Globalization;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>A query with events it matches and events it does not.</summary>
/// <param name="Id">Folder, file name and number of the case in it.</param>
/// <param name="Language">The query's language, as rules name it.</param>
/// <param name="Query">A query over the fields of the folder's <c>fields.csv</c>; any other field is of unknown type.</param>
/// <param name="Matches">JSON documents the query must match.</param>
/// <param name="Misses">JSON documents it must not match.</param>
internal sealed record QueryCase(string Id, string Language, string Query, IReadOnlyList<string> Matches, IReadOnlyList<string> Misses)
{
    private static readonly Dictionary<string, string> Folders = new(StringComparer.Ordinal) { ["eql"] = "eql", ["kuery"] = "kql" };
    private static readonly Lazy<IReadOnlyList<QueryCase>> LazyAll = new(ReadAll);
    private static readonly Dictionary<string, Lazy<FieldSchema>> Schemas =
        Folders.Keys.ToDictionary(static language => language, static language => new Lazy<FieldSchema>(() => ReadSchema(language)), StringComparer.Ordinal);

    /// <summary>The cases of all files in <c>tests/cases/eql</c> and <c>tests/cases/kql</c>.</summary>
    public static IReadOnlyList<QueryCase> All => LazyAll.Value;

    /// <summary>The fields the cases of a language speak of.</summary>
    public static FieldSchema SchemaOf(string language) => Schemas[language].Value;

    private static string FolderOf(string language) => Path.Combine(AppContext.BaseDirectory, "cases", Folders[language]);

    private static IReadOnlyList<QueryCase> ReadAll() =>
    [
        .. Folders.Keys.SelectMany(static language =>
            Directory.EnumerateFiles(FolderOf(language), "*.toml").Order(StringComparer.Ordinal).SelectMany(path => ReadFile(language, path))),
    ];

    private static IEnumerable<QueryCase> ReadFile(string language, string path)
    {
        var diagnostics = new DiagnosticBag();
        TomlTable? file = TomlReader.Read(new SourceText(path, File.ReadAllText(path)), diagnostics);
        Assert.Empty(diagnostics.Items);
        string name = Folders[language] + "-" + Path.GetFileNameWithoutExtension(path);
        return Items(file!, "case").Cast<TomlTable>().Select((item, i) => Create(string.Create(CultureInfo.InvariantCulture, $"{name}-{i + 1:D3}"), language, item));
    }

    private static QueryCase Create(string id, string language, TomlTable item)
    {
        Assert.All(item.Entries, static entry => Assert.Contains(entry.Key, (string[])["query", "matches", "misses"]));
        Assert.True(item.TryGet("query", out TomlEntry? query), id + " has no query");
        return new QueryCase(id, language, ((TomlString)query.Value).Text, Strings(item, "matches"), Strings(item, "misses"));
    }

    private static string[] Strings(TomlTable table, string key) => [.. Items(table, key).Cast<TomlString>().Select(static item => item.Text)];

    private static IReadOnlyList<TomlValue> Items(TomlTable table, string key) =>
        table.TryGet(key, out TomlEntry? entry) ? ((TomlArray)entry.Value).Items : [];

    private static FieldSchema ReadSchema(string language)
    {
        var diagnostics = new DiagnosticBag();
        string path = Path.Combine(FolderOf(language), "fields.csv");
        var schema = FieldSchema.Parse(new SourceText(path, File.ReadAllText(path)), diagnostics);
        Assert.Empty(diagnostics.Items);
        return schema;
    }
}
