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
}
