using System.Globalization;

namespace RuleGen.Cli.Commands;

/// <summary>What <c>rulegen query</c> was asked to do.</summary>
internal sealed record QueryOptions
{
    /// <summary>The query's text.</summary>
    public required string Query { get; init; }

    /// <summary>Whether it is KQL; otherwise it is EQL.</summary>
    public bool IsKql { get; init; }

    /// <summary>Event files, and <c>-</c>.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Field files.</summary>
    public required IReadOnlyList<string> Schema { get; init; }

    /// <summary>Whether there are no other fields than the known ones.</summary>
    public bool IsSchemaClosed { get; init; }

    /// <summary>The field that the word before <c>where</c> is about.</summary>
    public required string CategoryField { get; init; }

    /// <summary>The field that orders events.</summary>
    public required string TimestampField { get; init; }

    /// <summary>The field that orders events of the same time; null: their place in the input does.</summary>
    public string? TiebreakerField { get; init; }

    /// <summary>How many samples a key may give.</summary>
    public int MaxSamplesPerKey { get; init; } = 1;

    /// <summary>Line numbers rather than the lines.</summary>
    public bool LinesOnly { get; init; }

    /// <summary>How the output names an event: by its line, and by its file when there are several.</summary>
    public string NameOf(EventOrigin origin)
    {
        string line = origin.Line.ToString(CultureInfo.InvariantCulture);
        return Events.Count == 1 ? line : $"{origin.File}:{line}";
    }

    /// <inheritdoc cref="NameOf(EventOrigin)"/>
    public string NameOf(int file, long line) => NameOf(new EventOrigin(Events[file], line));
}
