using System.Text;
using System.Text.Json;

namespace RuleGen.Tests.Detection;

internal static class Samples
{
    public const string Netcat = """{"@timestamp":"2026-01-05T00:00:00.350Z","process":{"name":"nc"}}""";

    public const string Bash = """{"@timestamp":"2026-01-05T00:00:00.350Z","process":{"name":"bash"}}""";

    public static readonly DateTimeOffset Now = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    /// <summary>A rule that <see cref="FakeMatcher"/> lets hit every event of process nc.</summary>
    public static RuleMetadata Rule(
        string id = "rule-1",
        bool enabled = true,
        IReadOnlyList<string>? index = null,
        IReadOnlyList<SeverityOverride>? severities = null,
        IReadOnlyList<RiskScoreOverride>? scores = null,
        string? nameField = null) => new(text => text == RuleText.Description ? "Finds netcat."u8 : default)
        {
            RuleId = id,
            Name = "Netcat",
            Type = "eql",
            Severity = Severity.Medium,
            RiskScore = 47,
            Enabled = enabled,
            Index = index ?? [],
            SeverityOverrides = severities ?? [],
            RiskScoreOverrides = scores ?? [],
            RuleNameOverride = nameField,
        };

    public static Detector Detector(params RuleMetadata[] rules) => new(new FakeMatcher(rules), Options());

    public static DetectorOptions Options(bool ignoreIndexPatterns = false, bool includeDisabledRules = false) => new()
    {
        IgnoreIndexPatterns = ignoreIndexPatterns,
        IncludeDisabledRules = includeDisabledRules,
        TimeProvider = new FixedTimeProvider(),
    };

    public static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static AlertCollection Process(this Detector detector, string json) => detector.Process(Utf8(json));

    /// <summary>Parses, and fails when an object anywhere repeats a key.</summary>
    public static JsonElement ParseStrictly(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 2000 });
        return document.RootElement.Clone();
    }

    private sealed class FixedTimeProvider : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
