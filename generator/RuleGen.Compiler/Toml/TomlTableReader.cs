using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Toml;

/// <summary>
/// Takes the keys of one table by name and type. What is missing or of the wrong type is reported and read as absent;
/// <see cref="ReportUnknownKeys"/> reports the keys that nobody asked for.
/// </summary>
internal sealed class TomlTableReader(SourceText file, TomlTable table, string path, DiagnosticBag diagnostics)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>The table.</summary>
    public TomlTable Table => table;

    /// <summary>Finds a key of any type.</summary>
    public TomlEntry? Find(string key)
    {
        _asked.Add(key);
        return table.TryGet(key, out TomlEntry? entry) ? entry : null;
    }

    /// <summary>Names keys that the format has and that nothing here reads.</summary>
    public void Ignore(params string[] keys) => _asked.UnionWith(keys);

    /// <summary>A string, or null.</summary>
    public TomlString? String(string key) => Expect<TomlString>(Find(key), "a string in quotes");

    /// <summary>The text of a string, or null.</summary>
    public string? Text(string key) => String(key)?.Text;

    /// <summary>A string that must be there and say something; <paramref name="example"/> shows how it is written.</summary>
    public TomlString? RequiredString(string key, string example)
    {
        if (!Require(key, example) || String(key) is not { } value)
        {
            return null;
        }

        if (!string.IsNullOrWhiteSpace(value.Text))
        {
            return value;
        }

        Report(DiagnosticCatalogue.EmptyText, value.Span, $"'{Name(key)}' must not be empty; write for example {example}");
        return null;
    }

    /// <summary>A whole number within bounds, or null.</summary>
    public int? Integer(string key, int min = 0, int max = int.MaxValue)
    {
        if (Expect<TomlInteger>(Find(key), "a whole number without quotes") is not { } value)
        {
            return null;
        }

        if (value.Value >= min && value.Value <= max)
        {
            return (int)value.Value;
        }

        string range = max == int.MaxValue ? $"at least {min}" : $"from {min} to {max}";
        Report(DiagnosticCatalogue.NumberOutOfRange, value.Span, FormattableString.Invariant($"'{Name(key)}' is {value.Value}; it must be {range}"));
        return null;
    }

    /// <summary>A whole number that must be there.</summary>
    public int? RequiredInteger(string key, int min, int max, string example) =>
        Require(key, example) ? Integer(key, min, max) : null;

    /// <summary>true or false, or null.</summary>
    public bool? Boolean(string key) => Expect<TomlBoolean>(Find(key), "true or false without quotes")?.Value;

    /// <summary>An array of strings; empty when absent.</summary>
    public EquatableArray<string> Strings(string key)
    {
        TomlEntry? entry = Find(key);
        return Expect<TomlArray>(entry, "an array of strings, [\"…\"]") is { } array ? Texts(key, array) : default;
    }

    /// <summary>A string, read as a list of one, or an array of strings.</summary>
    public EquatableArray<string> StringOrStrings(string key) =>
        Find(key)?.Value is TomlString text ? [text.Text] : Strings(key);

    /// <summary>A table within, or null.</summary>
    public TomlTableReader? Child(string key) =>
        Expect<TomlTable>(Find(key), $"a table, [{Name(key)}]") is { } child ? Reader(child, Name(key)) : null;

    /// <summary>The tables of an array of tables, as they are.</summary>
    public EquatableArray<TomlTable> Tables(string key) =>
        Children(key).Select(static reader => reader.Table).ToEquatableArray();

    /// <summary>The tables of an array of tables.</summary>
    public IReadOnlyList<TomlTableReader> Children(string key)
    {
        TomlEntry? entry = Find(key);
        return Expect<TomlArray>(entry, $"an array of tables, [[{Name(key)}]]") is { } array ? Children(key, array) : [];
    }

    /// <summary>The tables of an array that stands at <paramref name="key"/> or inside the array there.</summary>
    public IReadOnlyList<TomlTableReader> Children(string key, TomlArray array)
    {
        var children = new List<TomlTableReader>(array.Items.Count);
        foreach (TomlValue item in array.Items)
        {
            if (Expect<TomlTable>(item, $"an item of '{Name(key)}'", "a table") is { } child)
            {
                children.Add(Reader(child, Name(key)));
            }
        }

        return children;
    }

    /// <summary>Expects <paramref name="value"/> to be of a type; reports it and gives null when it is not.</summary>
    public T? Expect<T>(TomlValue value, string what, string expected)
        where T : TomlValue
    {
        if (value is T typed)
        {
            return typed;
        }

        Report(DiagnosticCatalogue.WrongValueType, value.Span, $"{what} must be {expected}, not {value.Kind}");
        return null;
    }

    /// <summary>Whether a key is there; reports that it is missing when it is not.</summary>
    public bool Require(string key, string example)
    {
        if (Find(key) is not null)
        {
            return true;
        }

        Report(DiagnosticCatalogue.MissingKey, table.HeaderSpan, $"'{Name(key)}' is missing; add for example {example}");
        return false;
    }

    /// <summary>Warns of every key that nobody asked for.</summary>
    public void ReportUnknownKeys()
    {
        foreach (TomlEntry entry in table.Entries)
        {
            if (!_asked.Contains(entry.Key))
            {
                Report(
                    DiagnosticCatalogue.UnknownKey,
                    entry.KeySpan,
                    $"unknown key {MessageText.Quote(Name(entry.Key))} is ignored{NearestNames.DidYouMean(entry.Key, _asked)}");
            }
        }
    }

    /// <summary>Reports at a place of the file.</summary>
    public void Report(RuleDiagnosticDescriptor descriptor, SourceSpan span, string message) =>
        diagnostics.Report(descriptor, file, span, message);

    /// <summary>The key as messages name it, with the path of its table.</summary>
    public string Name(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private TomlTableReader Reader(TomlTable child, string childPath) => new(file, child, childPath, diagnostics);

    private T? Expect<T>(TomlEntry? entry, string expected)
        where T : TomlValue =>
        entry is null ? null : Expect<T>(entry.Value, $"'{Name(entry.Key)}'", expected);

    private EquatableArray<string> Texts(string key, TomlArray array)
    {
        var texts = new List<string>(array.Items.Count);
        foreach (TomlValue item in array.Items)
        {
            if (Expect<TomlString>(item, $"an item of '{Name(key)}'", "a string in quotes") is { } text)
            {
                texts.Add(text.Text);
            }
        }

        return texts.ToEquatableArray();
    }
}
