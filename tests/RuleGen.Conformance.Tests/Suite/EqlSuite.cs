using System.Text.Json;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests;

/// <summary>
/// Elasticsearch's own tests of EQL: queries over small data sets with the events they match, lists of queries that parse and that do not,
/// and expressions with their values. The files are test data beside the repository; nothing of them is copied into it.
/// </summary>
internal static class EqlSuite
{
    /// <summary>How the files' keys are written.</summary>
    public static JsonSerializerOptions Json { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly Lazy<IReadOnlyList<SuiteCase>> LazyCases = new(static () => Read<SuiteFile>("suite.json").Cases);
    private static readonly Lazy<IReadOnlyDictionary<string, Dataset>> LazyDatasets = new(static () => Read<DatasetsFile>("datasets.json").Datasets
        .ToDictionary(static entry => entry.Key, static entry => new Dataset(entry.Value), StringComparer.Ordinal));

    /// <summary>All cases in the order of the file. Without the test data the test that asks is skipped.</summary>
    public static IReadOnlyList<SuiteCase> Cases => LazyCases.Value;

    /// <summary>The data sets by name.</summary>
    public static IReadOnlyDictionary<string, Dataset> Datasets => LazyDatasets.Value;

    /// <summary>The active cases of a kind that are meant to succeed.</summary>
    public static IReadOnlyList<SuiteCase> Active(string kind) =>
        [.. Cases.Where(item => item.IsActive && item.Kind == kind && item.ExpectError == false)];

    /// <summary>Every case that Elasticsearch refuses, at whichever stage; those behind <c>#</c> among them.</summary>
    public static IReadOnlyList<SuiteCase> Refused => [.. Cases.Where(static item => item.ExpectError == true)];

    /// <summary>The path of one of the suite's files.</summary>
    public static string PathOf(string name) => SharedData.Require("conformance", "es-eql", name);

    private static T Read<T>(string name) => JsonSerializer.Deserialize<T>(File.ReadAllText(PathOf(name)), Json)!;

    private sealed record SuiteFile(IReadOnlyList<SuiteCase> Cases);

    private sealed record DatasetsFile(Dictionary<string, DatasetInfo> Datasets);
}
