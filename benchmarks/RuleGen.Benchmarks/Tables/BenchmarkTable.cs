using RuleGen.Benchmarks.Measuring;

namespace RuleGen.Benchmarks.Tables;

/// <summary>What a run measures on and how thoroughly.</summary>
/// <param name="Containers">Container events.</param>
/// <param name="Mixed">Events of Windows and Linux hosts; null when they are not at hand.</param>
/// <param name="Passes">How often the rows of a table are measured.</param>
/// <param name="IsQuick">Whether a rough answer will do.</param>
internal sealed record Bench(EventLines Containers, EventLines? Mixed, int Passes, bool IsQuick)
{
    private const int Rounds = 3;

    /// <summary>Measures rows in turns.</summary>
    public IReadOnlyList<Measurement> Measure(params IReadOnlyList<Variant> rows) => new Interleaved(Passes, Rounds).Measure(rows);
}

/// <summary>A table of the results page.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Notes">What one has to know to read it.</param>
/// <param name="Baseline">The row that the others are compared with.</param>
/// <param name="Rows">The rows.</param>
internal sealed record BenchmarkTable(string Title, string Notes, Measurement Baseline, IReadOnlyList<Measurement> Rows)
{
    /// <summary>What the summary says about it.</summary>
    public IReadOnlyList<Goal> Goals { get; init; } = [];

    /// <summary>Whether processor time is of interest beside the time that passed.</summary>
    public bool ShowsProcessorTime { get; init; }

    /// <summary>A picture to show below it: the file's name.</summary>
    public string? Plot { get; init; }

    /// <summary>Rows that could not be measured here, and why.</summary>
    public IReadOnlyList<(string Name, string Reason)> Missing { get; init; } = [];
}

/// <summary>A figure that is aimed at.</summary>
/// <param name="Measure">What is measured.</param>
/// <param name="Must">The least that will do, with its unit.</param>
/// <param name="GoFor">What is aimed at, with its unit.</param>
/// <param name="Measured">What it is; null when it could not be measured.</param>
/// <param name="Unit">The unit of all three: <c>x</c>, <c>ms</c> or <c>B</c>.</param>
/// <param name="IsLess">Whether less is better.</param>
internal sealed record Goal(string Measure, double Must, double GoFor, double? Measured, string Unit = "x", bool IsLess = false)
{
    /// <summary>In a word.</summary>
    public string Verdict => Measured is not { } value ? "not measured"
        : Reaches(value, GoFor) ? "reached"
        : Reaches(value, Must) ? "enough"
        : "missed";

    private bool Reaches(double value, double bound) => IsLess ? value <= bound : value >= bound;
}
