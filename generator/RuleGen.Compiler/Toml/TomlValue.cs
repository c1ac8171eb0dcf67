using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Toml;

/// <summary>A value of a TOML document and where it stands.</summary>
/// <param name="span">The value's text, quotes and brackets included; of a table with a header, the header.</param>
public abstract class TomlValue(SourceSpan span)
{
    /// <summary>Where the value stands.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>What kind of value it is, with its article: <c>a string</c>, <c>an array</c>.</summary>
    public abstract string Kind { get; }
}

/// <summary>A string of any of the four forms.</summary>
public sealed class TomlString(MappedText content, SourceSpan span) : TomlValue(span)
{
    /// <summary>The decoded text.</summary>
    public string Text => Content.Text;

    /// <summary>The decoded text with the place of every character.</summary>
    public MappedText Content { get; } = content;

    /// <inheritdoc/>
    public override string Kind => "a string";
}

/// <summary>A whole number.</summary>
public sealed class TomlInteger(long value, SourceSpan span) : TomlValue(span)
{
    /// <summary>The number.</summary>
    public long Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "an integer";
}

/// <summary>A floating point number.</summary>
public sealed class TomlFloat(double value, SourceSpan span) : TomlValue(span)
{
    /// <summary>The number.</summary>
    public double Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "a float";
}

/// <summary>true or false.</summary>
public sealed class TomlBoolean(bool value, SourceSpan span) : TomlValue(span)
{
    /// <summary>The truth value.</summary>
    public bool Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "a boolean";
}

/// <summary>A date, a time or both. No key of a rule file has this type, so its text is kept as written.</summary>
public sealed class TomlDateTime(string text, SourceSpan span) : TomlValue(span)
{
    /// <summary>The value as written.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override string Kind => "a date-time without quotes";
}

/// <summary>An array: written in brackets, or gathered from <c>[[headers]]</c>.</summary>
public sealed class TomlArray : TomlValue
{
    private readonly List<TomlValue> _items = [];

    internal TomlArray(SourceSpan span, bool isOfHeaders)
        : base(span)
    {
        IsOfHeaders = isOfHeaders;
    }

    /// <summary>The items.</summary>
    public IReadOnlyList<TomlValue> Items => _items;

    /// <inheritdoc/>
    public override string Kind => IsOfHeaders ? "an array of tables" : "an array";

    /// <summary>Whether it is written as <c>[[headers]]</c> and may get further tables.</summary>
    internal bool IsOfHeaders { get; }

    internal void Add(TomlValue item) => _items.Add(item);
}
