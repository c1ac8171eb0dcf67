namespace RuleGen;

/// <summary>
/// What the gates of a <see cref="RuleIndex"/> said of earlier events, by the values of all their fields together. Those fields say what kind of event
/// it is and have a handful of values each, so a stream has few such combinations: one comparison stands for looking up each of the values,
/// and tells besides which of the other fields matter to the rules that are left.
/// </summary>
/// <remarks>
/// A combination has one place where it can be kept, by its hash, and the last one is there. Combinations are compared whole: whoever writes events
/// can make the memo useless, and never wrong; where it is useless it is left alone for a while.
/// </remarks>
internal sealed class GateMemo
{
    // A power of two. Streams of several sources have some dozens of combinations.
    private const int Places = 64;

    // Bytes of a combination. Eight fields of ordinary values have a hundred.
    private const int MostBytes = 256;

    // Behind the values of a field. No value that is taken is as long.
    private const byte EndOfField = byte.MaxValue;

    // A known combination earns a point, any other costs one. Without points the memo rests for so many events.
    private const int MostPoints = 64;
    private const int PointsAfterRest = 16;
    private const int Rest = 1_024;

    private readonly int[] _slots;
    private readonly int _rowLength;
    private readonly int _slotWords;

    // The combination at hand.
    private readonly byte[] _combination = new byte[MostBytes];
    private int _length;
    private int _place;

    // By place: the combination, and what the gates said of it.
    private readonly int[] _lengths = new int[Places];
    private readonly byte[] _combinations = new byte[Places * MostBytes];
    private readonly ulong[] _results;
    private int _points = MostPoints;
    private int _resting;

    /// <summary>A memo of nothing.</summary>
    /// <param name="slots">The fields with gates.</param>
    /// <param name="rowLength">Words of a set of rules.</param>
    /// <param name="slotWords">Words of a set of slots.</param>
    public GateMemo(int[] slots, int rowLength, int slotWords)
    {
        _slots = slots;
        _rowLength = rowLength;
        _slotWords = slotWords;
        _results = new ulong[Places * ResultLength];
    }

    /// <summary>The rules that the gates let through.</summary>
    public Span<ulong> Passed => Result[.._rowLength];

    /// <summary>The rules that are woken by then.</summary>
    public Span<ulong> Woken => Result.Slice(_rowLength, _rowLength);

    /// <summary>The slots of the other fields that may wake one of the rules that were let through.</summary>
    public Span<ulong> Slots => Result[(2 * _rowLength)..];

    private int ResultLength => (2 * _rowLength) + _slotWords;

    private Span<ulong> Result => _results.AsSpan(_place * ResultLength, ResultLength);

    /// <summary>Looks for an event's combination.</summary>
    /// <returns>Whether it is known; then <see cref="Passed"/>, <see cref="Woken"/> and <see cref="Slots"/> are its.</returns>
    public bool TryFind(Event e)
    {
        _length = 0;
        if (_resting > 0)
        {
            _resting--;
            return false;
        }

        _length = Write(e);
        ReadOnlySpan<byte> combination = _combination.AsSpan(0, _length);
        _place = PlaceOf(combination);
        bool isKnown = _length > 0 && combination.SequenceEqual(_combinations.AsSpan(_place * MostBytes, _lengths[_place]));
        Count(isKnown);
        return isKnown;
    }

    /// <summary>Begins to keep the combination that was not found; <see cref="Passed"/>, <see cref="Woken"/> and <see cref="Slots"/> are to be written.</summary>
    /// <returns>False: it is not to be kept.</returns>
    public bool TryKeep()
    {
        if (_length == 0)
        {
            return false;
        }

        _combination.AsSpan(0, _length).CopyTo(_combinations.AsSpan(_place * MostBytes));
        _lengths[_place] = _length;
        return true;
    }

    private void Count(bool isKnown)
    {
        _points = Math.Min(_points + (isKnown ? 1 : -1), MostPoints);
        if (_points == 0)
        {
            _resting = Rest;
            _points = PointsAfterRest;
        }
    }

    // The values, each with its length in front, so that no two combinations are the same bytes. 0: they are too long.
    private int Write(Event e)
    {
        Span<byte> output = _combination;
        int length = 0;
        foreach (int slot in _slots)
        {
            foreach (ReadOnlySpan<byte> value in e[slot])
            {
                if (value.Length >= EndOfField || length + 1 + value.Length >= MostBytes)
                {
                    return 0;
                }

                output[length++] = (byte)value.Length;
                value.CopyTo(output[length..]);
                length += value.Length;
            }

            if (length == MostBytes)
            {
                return 0;
            }

            output[length++] = EndOfField;
        }

        return length;
    }

    private static int PlaceOf(ReadOnlySpan<byte> combination)
    {
        var hash = default(HashCode);
        hash.AddBytes(combination);
        return hash.ToHashCode() & (Places - 1);
    }
}
