using System.Text;
using RuleGen.Compiler.Synthesis;
using RuleGen.Matching;

namespace RuleGen.Compiler.RuleTests;

/// <summary>
/// Writes cases as a test file in TOML: what events have in common as the base, of each what differs from it. Events that differ in one field alone and
/// have the same answer become one case over the values of the field.
/// </summary>
internal sealed class NewTestWriter(SampleEvent common)
{
    private readonly bool _hasBase = CanBeTable(common);
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<(string Name, bool Alerts, SampleField Field)> _variations = [];

    /// <summary>Adds a case.</summary>
    public void Add(string name, bool alerts, SampleEvent e)
    {
        if (!_hasBase || !CanBeTable(e))
        {
            Begin(name, alerts);
            _text.Append("event = ").Append(Json(e)).Append('\n');
            return;
        }

        SampleField[] changed = [.. e.Fields.Where(field => !common.Fields.Contains(field))];
        string[] removed = [.. common.Fields.Select(static field => field.Name).Where(name => !e.Fields.Any(field => Overlap(field.Name, name)))];
        if (changed.Length == 1 && removed.Length == 0)
        {
            _variations.Add((name, alerts, changed[0]));
            return;
        }

        Begin(name, alerts);
        if (removed.Length > 0)
        {
            _text.Append("without = [").Append(string.Join(", ", removed.Select(TomlWriting.Text))).Append("]\n");
        }

        WriteFields("case.event", changed);
    }

    /// <summary>Adds a case of several events, each of which has all that the base has.</summary>
    public void Add(string name, bool alerts, IReadOnlyList<SampleEvent> events)
    {
        Begin(name, alerts);
        if (!_hasBase || !events.All(CanBeTable))
        {
            _text.Append("events = [\n");
            foreach (SampleEvent e in events)
            {
                _text.Append("    ").Append(Json(e)).Append(",\n");
            }

            _text.Append("]\n");
            return;
        }

        foreach (SampleEvent e in events)
        {
            _text.Append("[[case.events]]\n");
            WriteKeys(_text, e.Fields.Where(field => !common.Fields.Contains(field)));
        }
    }

    /// <summary>Adds a remark.</summary>
    public void AddComment(string text) => _text.Append("\n# ").Append(text).Append('\n');

    /// <summary>The file.</summary>
    public override string ToString()
    {
        foreach (var field in _variations.GroupBy(static variation => (variation.Field.Name, variation.Alerts)).ToArray())
        {
            WriteVariations(field.Key.Name, field.Key.Alerts, [.. field]);
        }

        _variations.Clear();
        var head = new StringBuilder();
        if (_hasBase)
        {
            head.Append("# What the events of all cases have in common.\n[base]\n");
            WriteKeys(head, common.Fields);
        }

        return head.ToString() + _text;
    }

    private void WriteVariations(string field, bool alerts, (string Name, bool Alerts, SampleField Field)[] variations)
    {
        if (variations.Length == 1)
        {
            Begin(variations[0].Name, alerts);
            WriteFields("case.event", [variations[0].Field]);
            return;
        }

        Begin($"{(alerts ? "it alerts" : "no alert")} with each of these in {field}", alerts);
        _text.Append("[case.each]\n").Append(TomlWriting.Key(field)).Append(" = [\n");
        foreach (string value in variations.Select(static variation => TomlWriting.Values(variation.Field)).Distinct())
        {
            _text.Append("    ").Append(value).Append(",\n");
        }

        _text.Append("]\n");
    }

    private void WriteFields(string table, IReadOnlyCollection<SampleField> fields)
    {
        if (fields.Count == 0)
        {
            return;
        }

        _text.Append('[').Append(table).Append("]\n");
        WriteKeys(_text, fields);
    }

    private static void WriteKeys(StringBuilder text, IEnumerable<SampleField> fields)
    {
        foreach (SampleField field in fields)
        {
            text.Append(TomlWriting.Key(field.Name)).Append(" = ").Append(TomlWriting.Values(field)).Append('\n');
        }
    }

    private static string Json(SampleEvent e)
    {
        string json = e.ToJson();
        return json.Contains("'") ? TomlWriting.Text(json) : "'" + json + "'";
    }

    private void Begin(string name, bool alerts)
    {
        string unique = name;
        for (int i = 2; !_names.Add(unique); i++)
        {
            unique = FormattableString.Invariant($"{name} ({i})");
        }

        _text.Append(_text.Length == 0 && !_hasBase ? "" : "\n").Append("[[case]]\nname = ").Append(TomlWriting.Text(unique))
            .Append("\nalerts = ").Append(alerts ? "true" : "false").Append('\n');
    }

    // One at or above the other: setting the one takes the other away.
    private static bool Overlap(string one, string other) =>
        one == other || one.StartsWith(other + ".", StringComparison.Ordinal) || other.StartsWith(one + ".", StringComparison.Ordinal);

    /// <summary>Whether every field can be a key of its own: none is an array of objects, and none stands above another.</summary>
    private static bool CanBeTable(SampleEvent e) =>
        e.Fields.All(static field => !ElementPath.TryParse(field.Name, out _) && field.Name.Split('.').All(static part => part.Length > 0))
        && !e.Fields.Any(field => e.Fields.Any(other => field != other && Overlap(field.Name, other.Name)));
}
