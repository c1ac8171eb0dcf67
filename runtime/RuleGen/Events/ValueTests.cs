using RuleGen.Matching;

namespace RuleGen;

/// <summary>A test of one value. Structs, so that <see cref="EventField"/>'s walk is compiled for each of them.</summary>
internal interface IValueTest
{
    /// <summary>Whether a value of this kind and text satisfies the test.</summary>
    bool Holds(EventValueKind kind, ReadOnlySpan<byte> text);
}

internal readonly ref struct IsString(ReadOnlySpan<byte> value) : IValueTest
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => kind == EventValueKind.String && text.SequenceEqual(_value);
}

internal readonly ref struct IsText(ReadOnlySpan<byte> value) : IValueTest
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => text.SequenceEqual(_value);
}

internal readonly ref struct IsTextIgnoreCase(ReadOnlySpan<byte> value) : IValueTest
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => IgnoreCase.Equals(text, _value);
}

internal readonly ref struct IsInSet(ReadOnlySpan<byte> value) : IValueTest
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => Utf8Set.Contains(_value, text);
}

internal readonly ref struct IsInIpRanges(ReadOnlySpan<ulong> ranges) : IValueTest
{
    private readonly ReadOnlySpan<ulong> _ranges = ranges;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) =>
        IpAddress.TryParse(text, out IpAddress address) && IpRanges.Contain(_ranges, address);
}

internal readonly struct IsInTimeRange(long first, long last) : IValueTest
{
    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) =>
        DateText.TryParse(text, roundUp: false, out DatePoint point) && first <= point.Milliseconds && point.Milliseconds <= last;
}

internal readonly ref struct IsInTimeRangeOf(long first, long last, ReadOnlySpan<byte> formats, bool isNanoseconds) : IValueTest
{
    private readonly ReadOnlySpan<byte> _formats = formats;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) =>
        DateText.TryParse(text, _formats, roundUp: false, out DatePoint point)
        && point.TryGetUnits(isNanoseconds, out long units)
        && first <= units
        && units <= last;
}

internal readonly ref struct HasPrefix(ReadOnlySpan<byte> value) : IValueTest
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => text.StartsWith(_value);
}

internal readonly ref struct HasPrefixIgnoreCase(ReadOnlySpan<byte> value) : IValueTest
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => IgnoreCase.StartsWith(text, _value);
}

internal readonly ref struct HasSuffix(ReadOnlySpan<byte> value) : IValueTest
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => text.EndsWith(_value);
}

internal readonly ref struct HasSuffixIgnoreCase(ReadOnlySpan<byte> value) : IValueTest
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => IgnoreCase.EndsWith(text, _value);
}

internal readonly ref struct HasPart(ReadOnlySpan<byte> value) : IValueTest
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => text.IndexOf(_value) >= 0;
}

internal readonly ref struct HasPartIgnoreCase(ReadOnlySpan<byte> value) : IValueTest
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => IgnoreCase.Contains(text, _value);
}

internal readonly ref struct MatchesPattern(ReadOnlySpan<byte> value) : IValueTest
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => Wildcards.IsMatch(text, _value);
}

internal readonly ref struct MatchesPatternIgnoreCase(ReadOnlySpan<byte> value) : IValueTest
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => Wildcards.IsMatchFolded(text, _value);
}

internal readonly ref struct HasWords(ReadOnlySpan<byte> phrase) : IValueTest
{
    private readonly ReadOnlySpan<byte> _phrase = phrase;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => TextWords.Contains(text, _phrase);
}

internal readonly ref struct HasWordLikePattern(ReadOnlySpan<byte> pattern, byte any, byte one) : IValueTest
{
    private readonly ReadOnlySpan<byte> _pattern = pattern;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => TextWords.ContainsLike(text, _pattern, any, one);
}
