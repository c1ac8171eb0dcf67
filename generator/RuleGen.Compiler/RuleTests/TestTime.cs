using System.Text.Json;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.RuleTests;

/// <summary>Times in test files.</summary>
internal static class TestTime
{
    // What DateTimeOffset can say: the years 1 to 9999.
    private const long LeastMilliseconds = -62_135_596_800_000;
    private const long GreatestMilliseconds = 253_402_300_799_999;

    /// <summary>What to write where a time is none.</summary>
    public const string Problem = "'now' must be a time such as 2026-01-05T10:00:00Z";

    /// <summary>Reads an ISO 8601 time as events have it; without a zone it is in UTC.</summary>
    public static bool TryParse(string? text, out DateTimeOffset time)
    {
        // TOML may have a blank between date and time.
        if (text is not null && DateText.TryParse(Utf8Bytes.Of(text.Replace(' ', 'T')), roundUp: false, out DatePoint point)
            && point.Milliseconds is >= LeastMilliseconds and <= GreatestMilliseconds)
        {
            time = DateTimeOffset.FromUnixTimeMilliseconds(point.Milliseconds);
            return true;
        }

        time = default;
        return false;
    }

    /// <summary>The <c>@timestamp</c> of an event; the beginning of time, at which nothing has expired, when it has none.</summary>
    public static DateTimeOffset Of(JsonElement document) =>
        document.TryGetProperty("@timestamp", out JsonElement value) && value.ValueKind == JsonValueKind.String && TryParse(value.GetString(), out DateTimeOffset time)
            ? time
            : default;
}
