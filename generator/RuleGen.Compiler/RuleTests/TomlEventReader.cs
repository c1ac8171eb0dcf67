using System.Text.Json;
using System.Text.Json.Nodes;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.RuleTests;

/// <summary>Puts the events of a case together: what all have in common, what the case adds, takes away and varies.</summary>
internal sealed class TomlEventReader(TomlTableReader item, EventTree? common)
{
    /// <summary>The events; none when something about them is wrong, which has been reported.</summary>
    public IReadOnlyList<RuleTestEvent> Read()
    {
        DateTimeOffset? now = ReadNow();
        TomlEntry? single = item.Find("event");
        TomlEntry? several = item.Find("events");
        TomlEntry? each = item.Find("each");
        TomlEntry? without = item.Find("without");
        if (several is not null)
        {
            return single is not null ? Refuse(several, "'case.event' and 'case.events' exclude each other; move the event into 'case.events'")
                : each is not null ? Refuse(each, "'case.each' varies one event; it cannot stand beside 'case.events'")
                : ReadSeveral(without, now);
        }

        if (single is { Value: TomlString text })
        {
            return without is not null || each is not null
                ? Refuse(without ?? each!, "'case.without' and 'case.each' change an event that is written as a table; this one is JSON text and stands for itself")
                : ReadJson(text) ? [new RuleTestEvent(text.Text, null, now)] : [];
        }

        if (single is null && common is null)
        {
            item.Report(InvalidTestCase, item.Table.HeaderSpan, "the case has no event; add [case.event], or a [base] that all cases start from");
            return [];
        }

        EventTree tree = common?.Clone() ?? new EventTree();
        return (single is not null && !TryAdd(single.Value, "case.event", tree, item)) || !TryRemove(tree) ? []
            : each is null ? [new RuleTestEvent(tree.ToJson(), null, now)]
            : Vary(tree, now);
    }

    /// <summary>Adds the fields of an event that is written as a table, or as JSON text; false when it is none, which has been reported.</summary>
    public static bool TryAdd(TomlValue value, string name, EventTree tree, TomlTableReader reader)
    {
        switch (value)
        {
            case TomlString text when EventJson.FindProblem(text.Text) is { } problem:
                reader.Report(MalformedTestEvent, text.Span, $"'{name}': {problem}");
                return false;
            case TomlString text:
                using (var document = JsonDocument.Parse(text.Text, EventJson.Options))
                {
                    tree.SetAll(document.RootElement);
                }

                return true;
            case TomlTable table when EventJson.TryConvert(table, out JsonNode? json, out _):
                tree.SetAll((JsonObject)json!);
                return true;
            case TomlTable table:
                EventJson.TryConvert(table, out _, out TomlValue? unknown);
                reader.Report(MalformedTestEvent, unknown!.Span, $"'{name}': JSON has no such number; write it as text");
                return false;
            default:
                reader.Expect<TomlTable>(value, $"'{name}'", "a table with the event's fields, or the event as JSON text");
                return false;
        }
    }

    private RuleTestEvent[] ReadSeveral(TomlEntry? without, DateTimeOffset? now)
    {
        if (item.Expect<TomlArray>(item.Find("events")!.Value, "'case.events'", "an array of events") is not { } array)
        {
            return [];
        }

        if (array.Items.Count == 0)
        {
            return Refuse(item.Find("events")!, "the case has no event");
        }

        var events = new List<RuleTestEvent>();
        for (int i = 0; i < array.Items.Count; i++)
        {
            string label = FormattableString.Invariant($"event {i + 1}");
            if (array.Items[i] is TomlString text)
            {
                if (without is not null)
                {
                    return Refuse(without, "'case.without' changes events that are written as tables; one of these is JSON text and stands for itself");
                }

                if (ReadJson(text))
                {
                    events.Add(new RuleTestEvent(text.Text, label, now));
                }

                continue;
            }

            EventTree tree = common?.Clone() ?? new EventTree();
            if (TryAdd(array.Items[i], "case.events", tree, item) && TryRemove(tree))
            {
                events.Add(new RuleTestEvent(tree.ToJson(), label, now));
            }
        }

        return [.. events];
    }

    /// <summary>One event for each value of each field of <c>each</c>: the field is varied by itself, the others stay as they are.</summary>
    private RuleTestEvent[] Vary(EventTree tree, DateTimeOffset? now)
    {
        var events = new List<RuleTestEvent>();
        if (item.Expect<TomlTable>(item.Find("each")!.Value, "'case.each'", "a table of fields with their values") is not { } each)
        {
            return [];
        }

        foreach ((string field, TomlValue value) in Fields(each, ""))
        {
            if (item.Expect<TomlArray>(value, $"'case.each' of {MessageText.Quote(field)}", "an array of the values to try") is not { } values)
            {
                continue;
            }

            foreach (TomlValue one in values.Items)
            {
                if (!EventJson.TryConvert(one, out JsonNode? json, out TomlValue? unknown))
                {
                    item.Report(MalformedTestEvent, unknown!.Span, "'case.each': JSON has no such number; write it as text");
                    continue;
                }

                string text = json!.ToJsonString(EventTree.Format);
                EventTree varied = tree.Clone();
                varied.Set(field, json);
                events.Add(new RuleTestEvent(varied.ToJson(), $"{field} = {MessageText.Inline(text, 60)}", now));
            }
        }

        return events.Count == 0 ? Refuse(item.Find("each")!, "'case.each' has no value to try") : [.. events];
    }

    private static IEnumerable<(string Field, TomlValue Values)> Fields(TomlTable table, string prefix) =>
        table.Entries.SelectMany(entry => entry.Value is TomlTable child
            ? Fields(child, prefix + entry.Key + ".")
            : [(prefix + entry.Key, entry.Value)]);

    private bool TryRemove(EventTree tree)
    {
        bool all = true;
        EquatableArray<string> fields = item.Strings("without");
        foreach (string field in fields)
        {
            if (!tree.Remove(field))
            {
                item.Report(InvalidTestCase, item.Find("without")!.Value.Span, $"'case.without' names {MessageText.Quote(field)}, which is not in the event");
                all = false;
            }
        }

        return all;
    }

    private bool ReadJson(TomlString text)
    {
        string? problem = EventJson.FindProblem(text.Text);
        if (problem is not null)
        {
            item.Report(MalformedTestEvent, text.Span, problem);
        }

        return problem is null;
    }

    private DateTimeOffset? ReadNow()
    {
        if (item.Find("now") is not { } entry)
        {
            return null;
        }

        string? text = entry.Value switch { TomlDateTime date => date.Text, TomlString value => value.Text, _ => null };
        if (TestTime.TryParse(text, out DateTimeOffset now))
        {
            return now;
        }

        item.Report(InvalidTestCase, entry.Value.Span, TestTime.Problem);
        return null;
    }

    private RuleTestEvent[] Refuse(TomlEntry entry, string message)
    {
        item.Report(InvalidTestCase, entry.KeySpan, message);
        return [];
    }
}
