using System.Diagnostics.CodeAnalysis;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Toml;

/// <summary>A key of a table with its value.</summary>
/// <param name="Key">The decoded key, one segment.</param>
/// <param name="KeySpan">Where the key stands; of a repeated header segment, its first appearance.</param>
/// <param name="Value">The value.</param>
public sealed record TomlEntry(string Key, SourceSpan KeySpan, TomlValue Value);

/// <summary>A table: its keys in the order of the file.</summary>
public sealed class TomlTable : TomlValue
{
    private readonly List<TomlEntry> _entries = [];
    private readonly Dictionary<string, TomlEntry> _byKey = new(StringComparer.Ordinal);

    internal TomlTable(SourceSpan span, TomlTableForm form)
        : base(span)
    {
        Form = form;
        HeaderSpan = span;
    }

    /// <summary>The keys and values, in the order of the file.</summary>
    public IReadOnlyList<TomlEntry> Entries => _entries;

    /// <summary>Where a finding about the table as a whole belongs: its own header once it has one.</summary>
    public SourceSpan HeaderSpan { get; private set; }

    /// <inheritdoc/>
    public override string Kind => "a table";

    /// <summary>How the table came to be, which decides who may add to it.</summary>
    internal TomlTableForm Form { get; private set; }

    /// <summary>Finds a key.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out TomlEntry? entry) => _byKey.TryGetValue(key, out entry);

    internal void Add(TomlEntry entry)
    {
        _byKey.Add(entry.Key, entry);
        _entries.Add(entry);
    }

    /// <summary>Gives a table known from a longer header its own.</summary>
    internal void Declare(SourceSpan header)
    {
        Form = TomlTableForm.Header;
        HeaderSpan = header;
    }
}

/// <summary>How a table came to be. TOML 1.0, sections Keys, Table and Inline Table, says which may be extended.</summary>
internal enum TomlTableForm
{
    /// <summary>A segment inside a longer header; may still get its own.</summary>
    Implicit,

    /// <summary>Has its own header; only longer headers may add to it.</summary>
    Header,

    /// <summary>A segment inside a dotted key; only dotted keys of the same table may add to it.</summary>
    Dotted,

    /// <summary>Written in braces; nothing may be added.</summary>
    Inline,
}
