using System.Text.Json;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.RuleTests;

/// <summary>
/// Reads a test file of one JSON object a line, with <c>name</c>, <c>alerts</c>, <c>event</c> or <c>events</c>, and <c>now</c>: what a program
/// writes. Findings stand at the line. A case with an error is reported and left out.
/// </summary>
internal static class NdjsonTestReader
{
    private static readonly string[] Keys = ["name", "alerts", "event", "events", "now"];

    public static IReadOnlyList<RuleTestCase> Read(SourceText file, DiagnosticBag diagnostics)
    {
        var cases = new List<RuleTestCase>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        int start = file.Text.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0;
        while (start < file.Text.Length)
        {
            int end = file.Text.IndexOf('\n', start) is >= 0 and var found ? found : file.Text.Length;
            string line = file.Text.Substring(start, end - start);
            string text = line.Trim();
            if (text.Length > 0)
            {
                var span = new SourceSpan(start + line.IndexOf(text[0]), text.Length);
                if (ReadCase(text, span, names, Report) is { } read)
                {
                    cases.Add(read);
                }

                void Report(RuleDiagnosticDescriptor descriptor, string message) => diagnostics.Report(descriptor, file, span, message);
            }

            start = end + 1;
        }

        return cases;
    }

    private static RuleTestCase? ReadCase(string line, SourceSpan span, HashSet<string> names, Action<RuleDiagnosticDescriptor, string> report)
    {
        if (EventJson.FindProblem(line) is { } problem)
        {
            report(MalformedTestEvent, problem);
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(line, EventJson.Options);
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            if (!Keys.Contains(member.Name, StringComparer.Ordinal))
            {
                report(UnknownKey, $"unknown key {MessageText.Quote(member.Name)} is ignored{NearestNames.DidYouMean(member.Name, Keys)}");
            }
        }

        string? name = ReadName(document.RootElement, names, report);
        RuleTestExpectation? expectation = ReadExpectation(document.RootElement, report);
        DateTimeOffset? now = null;
        if (document.RootElement.TryGetProperty("now", out JsonElement time))
        {
            if (time.ValueKind != JsonValueKind.String || !TestTime.TryParse(time.GetString(), out DateTimeOffset read))
            {
                report(InvalidTestCase, TestTime.Problem);
                return null;
            }

            now = read;
        }

        return ReadEvents(document.RootElement, now, report) is { } events && name is not null && expectation is { } expected
            ? new RuleTestCase(name, span, expected, events.ToEquatableArray())
            : null;
    }

    private static string? ReadName(JsonElement item, HashSet<string> names, Action<RuleDiagnosticDescriptor, string> report)
    {
        string? name = item.TryGetProperty("name", out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (string.IsNullOrWhiteSpace(name))
        {
            report(MissingKey, "'name' is missing; add for example \"name\": \"netcat listens\"");
            return null;
        }

        if (!names.Add(name!))
        {
            report(DuplicateTestCase, $"there is already a case {MessageText.Quote(name!)}; give this one a name of its own");
            return null;
        }

        return name;
    }

    private static RuleTestExpectation? ReadExpectation(JsonElement item, Action<RuleDiagnosticDescriptor, string> report)
    {
        if (!item.TryGetProperty("alerts", out JsonElement alerts))
        {
            report(MissingKey, "'alerts' is missing; add for example \"alerts\": true");
            return null;
        }

        switch (alerts.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                return new RuleTestExpectation(null, alerts.ValueKind == JsonValueKind.True);
            case JsonValueKind.Number when alerts.TryGetInt32(out int count) && count >= 0:
                return new RuleTestExpectation(count, false);
            default:
                report(WrongValueType, "'alerts' must be true, false or the number of alerts");
                return null;
        }
    }

    private static RuleTestEvent[]? ReadEvents(JsonElement item, DateTimeOffset? now, Action<RuleDiagnosticDescriptor, string> report)
    {
        bool isSingle = item.TryGetProperty("event", out JsonElement single);
        bool isSeveral = item.TryGetProperty("events", out JsonElement several);
        if (isSingle == isSeveral)
        {
            report(InvalidTestCase, isSingle ? "'event' and 'events' exclude each other" : "the case has no event; add \"event\": { … }");
            return null;
        }

        JsonElement[] events = isSingle ? [single] : several.ValueKind == JsonValueKind.Array ? [.. several.EnumerateArray()] : [];
        if (events.Length == 0 || Array.Exists(events, static e => e.ValueKind != JsonValueKind.Object))
        {
            report(MalformedTestEvent, isSingle ? "'event' must be a JSON object" : "'events' must be an array of JSON objects, at least one");
            return null;
        }

        return [.. events.Select((e, i) => new RuleTestEvent(e.GetRawText(), isSingle ? null : FormattableString.Invariant($"event {i + 1}"), now))];
    }
}
