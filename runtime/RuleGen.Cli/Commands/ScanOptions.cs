using RuleGen.Cli.Engines;

namespace RuleGen.Cli.Commands;

/// <summary>What <c>rulegen scan</c> was asked to do.</summary>
internal sealed record ScanOptions
{
    /// <summary>Event files, and <c>-</c>.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Rule files and folders; empty: the built-in rules.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Field files.</summary>
    public required IReadOnlyList<string> Schema { get; init; }

    /// <summary>The engine.</summary>
    public required Engine Engine { get; init; }

    /// <summary>Whether the engine was named, rather than left to the tool.</summary>
    public required bool IsEngineExplicit { get; init; }

    /// <summary>Alert documents rather than rows.</summary>
    public required bool IsNdjson { get; init; }

    /// <summary>A file for the alerts; null: standard output.</summary>
    public string? Output { get; init; }

    /// <summary>How many threads judge events.</summary>
    public required int Threads { get; init; }

    /// <summary>Lets every rule see every event.</summary>
    public bool IgnoreIndexPatterns { get; init; }

    /// <summary>Runs disabled rules too.</summary>
    public bool IncludeDisabledRules { get; init; }

    /// <summary>How late an event may come and still take its place in a sequence.</summary>
    public TimeSpan Lateness { get; init; }

    /// <summary>How far the time of an event may be ahead of the clock; null: any time is believed.</summary>
    public TimeSpan? MaxClockSkew { get; init; }

    /// <summary>The file that the state of rules over several events is read from and saved to; null: none.</summary>
    public string? State { get; init; }

    /// <summary>Whether no event comes after those of this scan, so that all that waits is decided.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The state is saved every so many events.</summary>
    public long EventsPerCheckpoint { get; init; }

    /// <summary>The bytes that the state of all rules over several events may take; null: the detector's own bounds.</summary>
    public long? MaxStateBytes { get; init; }
}
