using System.Globalization;
using System.Text;
using RuleGen.Cli;

namespace RuleGen.Conformance.Tests;

/// <summary>
/// Queries through <c>rulegen query</c>: the field file, the options that name fields, the order of results and the pipes are the
/// tool's own.
/// </summary>
internal sealed class QueryCommandRunner(IReadOnlyList<SuiteCase> cases) : ICaseRunner
{
    public IReadOnlyList<string> Engines { get; } = ["rulegen query"];

    public IReadOnlyList<CaseResult> Run(string engine)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rulegen-conformance-");
        try
        {
            return [.. cases.GroupBy(static item => item.Dataset!).SelectMany(group => RunAll(group, EqlSuite.Datasets[group.Key], folder.FullName))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<CaseResult> RunAll(IGrouping<string, SuiteCase> cases, Dataset dataset, string folder)
    {
        string events = Path.Combine(folder, cases.Key + ".ndjson");
        string fields = Path.Combine(folder, cases.Key + ".csv");
        File.WriteAllLines(events, dataset.Documents.Select(static e => Encoding.UTF8.GetString(e.Document)));
        File.WriteAllText(fields, dataset.FieldFile);
        string[] options =
        [
            "--schema", fields, "--closed-schema", "--category-field", dataset.CategoryField, "--timestamp-field", dataset.TimestampField,
            .. dataset.TiebreakerField is { } tiebreaker ? (string[])["--tiebreaker-field", tiebreaker] : [],
            "--format", "lines", events,
        ];
        return [.. cases.Select(item => Query(item, dataset, options))];
    }

    private static CaseResult Query(SuiteCase item, Dataset dataset, string[] options)
    {
        var output = new MemoryStream();
        var console = new ToolConsole { Input = Stream.Null, Output = output, Error = new StringWriter(), GetVariable = static _ => null };
        int code = Tool.Run(["query", item.Query!, "--max-samples-per-key", (item.MaxSamplesPerKey ?? 1).ToString(CultureInfo.InvariantCulture), .. options], console);
        if (code != 0)
        {
            return new CaseResult(item, Passed: false, $"{code}: {console.Error}");
        }

        // A search has a size; a detector and this command have none.
        string[] lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return CaseResult.Judge(item, [.. lines.Take(item.Size ?? int.MaxValue).SelectMany(static line => line.Split(' ')).Select(IdOf)]);

        long IdOf(string name) => name == "-" ? SuiteCase.NoEvent : dataset.Documents[int.Parse(name, CultureInfo.InvariantCulture) - 1].Id;
    }
}
