using System.Text.Json.Serialization;
using RuleGen.Cli.Inputs;

namespace RuleGen.Cli.Correlation;

/// <summary>What a scan remembers for the next one, beside what its rules over several events hold.</summary>
/// <param name="Positions">How far each file has been read.</param>
/// <param name="Names">The inputs by number, as the waiting events refer to them.</param>
internal sealed record ScanState(IReadOnlyList<InputPosition> Positions, IReadOnlyList<string> Names)
{
    /// <summary>Nothing to remember.</summary>
    public static ScanState Empty { get; } = new([], []);
}

/// <summary>How it is written.</summary>
[JsonSerializable(typeof(ScanState))]
internal sealed partial class ScanStateJson : JsonSerializerContext;
