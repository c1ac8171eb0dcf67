using RuleGen.Compiler.Synthesis.Atoms;

namespace RuleGen.Compiler.Synthesis;

/// <summary>What every event has, whatever a rule asks of it.</summary>
internal static class EventBasics
{
    /// <summary>When synthesised events happen and are judged. No clock: the same rule gives the same event every time.</summary>
    public const string Time = "2026-01-01T00:00:00.000Z";

    /// <summary>The same as an instant.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The fields.</summary>
    public static IReadOnlyList<SampleField> Fields { get; } =
    [
        Field("@timestamp", Time),
        Field("event.kind", "event"),
        Field("host.name", PlausibleValues.Word + "-host"),
    ];

    private static SampleField Field(string name, string value) => new(name, IsArray: false, [SampleValue.Of(value)]);
}
