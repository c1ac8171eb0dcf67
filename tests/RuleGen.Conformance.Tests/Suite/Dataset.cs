using System.Text;
using System.Text.Json;
using RuleGen.Compiler.Schema;

namespace RuleGen.Conformance.Tests;

/// <summary>A set of documents with the mapping that Elasticsearch indexes them by.</summary>
internal sealed class Dataset
{
    private readonly Lazy<IReadOnlyList<DatasetEvent>> _events;

    public Dataset(DatasetInfo info)
    {
        CategoryField = info.EventCategoryIsAliasOf;
        Schema = DatasetSchema.Create(info);
        _events = new Lazy<IReadOnlyList<DatasetEvent>>(() => ReadEvents(info.Normalized));
    }

    /// <summary>The field that the word before <c>where</c> is compared with.</summary>
    public string CategoryField { get; }

    /// <summary>The mapped fields; there are no others.</summary>
    public FieldSchema Schema { get; }

    /// <summary>The events in the order of results: by time, tiebreaker and place in the file, those without time last.</summary>
    public IReadOnlyList<DatasetEvent> Events => _events.Value;

    private static IReadOnlyList<DatasetEvent> ReadEvents(string file) =>
    [
        .. File.ReadLines(EqlSuite.PathOf(file))
            .Select(static line => JsonSerializer.Deserialize<DatasetRow>(line, EqlSuite.Json)!)
            .OrderBy(static row => row.TsMs ?? long.MaxValue)
            .ThenBy(static row => row.Tiebreak ?? long.MaxValue)
            .Select(static row => new DatasetEvent(row.Id, Encoding.UTF8.GetBytes(row.Source.GetRawText()))),
    ];
}

/// <summary>An event of a data set.</summary>
/// <param name="Id">How expected answers name it.</param>
/// <param name="Document">Its JSON.</param>
internal sealed record DatasetEvent(long Id, byte[] Document);
