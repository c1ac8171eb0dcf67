namespace RuleGen.Matching;

/// <summary>The bytes by which Elasticsearch orders a version, one after the other.</summary>
internal ref struct VersionBytes
{
    private const int NumberMark = 0x01;
    private const int PreReleaseMark = 0x02;
    private const int ReleaseMark = 0x03;
    private const int LengthBit = 0x80;
    private const int MostIdentifiers = 32;
    private const int LongestNumber = 127;

    private readonly ReadOnlySpan<byte> _text;
    private readonly int _mainEnd;
    private readonly int _preReleaseEnd;
    private int _position;

    // The length of the number at the position, which stands in front of it.
    private int _pending = -1;
    private bool _hasReleaseMark;
    private int _numberEnd;

    public VersionBytes(ReadOnlySpan<byte> text)
    {
        _text = text;
        int build = text.IndexOf((byte)'+');
        _preReleaseEnd = build > 0 ? build : text.Length;
        int preRelease = text.Slice(0, _preReleaseEnd).IndexOf((byte)'-');
        _mainEnd = preRelease > 0 ? preRelease : _preReleaseEnd;
        IsVersion = IsList(text.Slice(0, _mainEnd), IsNumber)
            && (_mainEnd == _preReleaseEnd || IsList(text.Slice(_mainEnd + 1, _preReleaseEnd - _mainEnd - 1), IsPreRelease))
            && (_preReleaseEnd == text.Length || IsList(text.Slice(_preReleaseEnd + 1), IsWord));
    }

    private delegate bool IdentifierTest(ReadOnlySpan<byte> identifier);

    public bool IsVersion { get; }

    /// <summary>The next byte; -1 behind the last.</summary>
    public int Next()
    {
        if (_pending >= 0)
        {
            int next = _pending;
            _pending = -1;
            return next;
        }

        if (IsVersion && _position == _mainEnd && !_hasReleaseMark)
        {
            _hasReleaseMark = true;
            return _mainEnd < _preReleaseEnd ? PreReleaseMark : ReleaseMark;
        }

        if (_position == _text.Length)
        {
            // The empty text, which is no version, comes behind them.
            bool isEmpty = _text.IsEmpty && !_hasReleaseMark;
            _hasReleaseMark = true;
            return isEmpty ? ReleaseMark : -1;
        }

        if (IsVersion && _position < _preReleaseEnd && _position >= _numberEnd && NumberLength() is var length && length > 0)
        {
            _numberEnd = _position + length;
            _pending = length | LengthBit;
            return NumberMark;
        }

        return _text[_position++];
    }

    /// <summary>The digits of the identifier that begins here, when it has nothing else; 0: it is no number, or none begins here.</summary>
    private readonly int NumberLength()
    {
        bool isStart = _position == 0 || _text[_position - 1] == (byte)'.' || _position - 1 == _mainEnd;
        if (!isStart || _position == _mainEnd)
        {
            return 0;
        }

        ReadOnlySpan<byte> rest = _text.Slice(_position, (_position < _mainEnd ? _mainEnd : _preReleaseEnd) - _position);
        int dot = rest.IndexOf((byte)'.');
        int length = dot < 0 ? rest.Length : dot;
        return Digits(rest.Slice(0, length)) == length ? length : 0;
    }

    private static bool IsList(ReadOnlySpan<byte> text, IdentifierTest test)
    {
        for (int identifiers = 1; identifiers <= MostIdentifiers; identifiers++)
        {
            int dot = text.IndexOf((byte)'.');
            if (!test(dot < 0 ? text : text.Slice(0, dot)))
            {
                return false;
            }

            if (dot < 0)
            {
                return true;
            }

            text = text.Slice(dot + 1);
        }

        return false;
    }

    private static bool IsNumber(ReadOnlySpan<byte> text) =>
        text.Length is > 0 and <= LongestNumber && Digits(text) == text.Length && (text[0] != (byte)'0' || text.Length == 1);

    private static bool IsPreRelease(ReadOnlySpan<byte> text) => IsNumber(text) || (IsWord(text) && Digits(text) < text.Length);

    private static bool IsWord(ReadOnlySpan<byte> text)
    {
        foreach (byte b in text)
        {
            if ((b | 0x20) is not (>= 'a' and <= 'z') && (uint)(b - '0') > 9 && b != (byte)'-')
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        int length = 0;
        while (length < text.Length && (uint)(text[length] - '0') <= 9)
        {
            length++;
        }

        return length;
    }
}
