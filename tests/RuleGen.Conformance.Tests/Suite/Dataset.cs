using System.Text;
using System.Text.Json;
using RuleGen.Compiler.Schema;

namespace RuleGen.Conformance.Tests;

/// <summary>A set of documents with the mapping that Elasticsearch indexes them by.</summary>
internal sealed class Dataset
{
    private readonly Lazy<IReadOnlyList<DatasetEvent>> _documents;

    public Dataset(DatasetInfo info)
    {
        FieldFile = DatasetSchema.ToFieldFile(info);
        Schema = DatasetSchema.Parse(FieldFile);
        CategoryField = info.EventCategoryField;
        TimestampField = info.TimestampField;
        TiebreakerField = info.TiebreakerField;
        _documents = new Lazy<IReadOnlyList<DatasetEvent>>(() => [.. File.ReadLines(EqlSuite.PathOf(info.Normalized)).Select(Read)]);
    }

    /// <summary>The mapped fields as a field file; there are no others.</summary>
    public string FieldFile { get; }

    /// <summary>The mapped fields.</summary>
    public FieldSchema Schema { get; }

    /// <summary>The field that the word before <c>where</c> is compared with.</summary>
    public string CategoryField { get; }

    /// <summary>The field that orders events.</summary>
    public string TimestampField { get; }

    /// <summary>The field that orders events of the same time; null: none does.</summary>
    public string? TiebreakerField { get; }

    /// <summary>The events as they stand in the file.</summary>
    public IReadOnlyList<DatasetEvent> Documents => _documents.Value;

    /// <summary>The events in the order of results: by time, tiebreaker and place in the file, those without time last.</summary>
    public IEnumerable<DatasetEvent> Events => Documents.OrderBy(static e => e.Time ?? long.MaxValue).ThenBy(static e => e.Tiebreaker ?? long.MaxValue);

    private static DatasetEvent Read(string line)
    {
        DatasetRow row = JsonSerializer.Deserialize<DatasetRow>(line, EqlSuite.Json)!;
        return new DatasetEvent(row.Id, row.TsMs, row.Tiebreak, Encoding.UTF8.GetBytes(row.Source.GetRawText()));
    }
}

/// <summary>An event of a data set.</summary>
/// <param name="Id">How expected answers name it.</param>
/// <param name="Time">Milliseconds since 1970; null without a time.</param>
/// <param name="Tiebreaker">Its place among events of the same time.</param>
/// <param name="Document">Its JSON.</param>
internal sealed record DatasetEvent(long Id, long? Time, long? Tiebreaker, byte[] Document);
