using RuleGen.Compiler.Synthesis.Atoms;

namespace RuleGen.Compiler.Synthesis;

/// <summary>What every event has, whatever a rule asks of it.</summary>
internal static class EventBasics
{
    /// <summary>When synthesised events happen. No clock: the same rule gives the same event every time.</summary>
    public const string Time = "2026-01-01T00:00:00.000Z";

    /// <summary>The fields.</summary>
    public static IReadOnlyList<SampleField> Fields { get; } =
    [
        Field("@timestamp", Time),
        Field("event.kind", "event"),
        Field("host.name", PlausibleValues.Word + "-host"),
    ];

    private static SampleField Field(string name, string value) => new(name, IsArray: false, [SampleValue.Of(value)]);
}
