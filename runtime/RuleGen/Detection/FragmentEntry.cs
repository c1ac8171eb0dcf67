using System.Text;

namespace RuleGen;

/// <summary>
/// A text that a <see cref="RuleIndex"/> looks for inside of values, found by four of its bytes. Entries with the same four bytes follow each
/// other.
/// </summary>
internal readonly ref struct FragmentEntry(ReadOnlySpan<int> table)
{
    /// <summary>Ints it takes.</summary>
    public const int Size = 4;

    // Bits of the last int above the place of the four bytes in the text.
    private const int PlaceShift = 16;
    private const int LastShift = 18;

    private const int AtStart = 1;
    private const int AtEnd = 2;

    private readonly ReadOnlySpan<int> _table = table;

    /// <summary>The rules that the text wakes.</summary>
    public int Posting => _table[0];

    /// <summary>Whether the next entry has other bytes.</summary>
    public bool IsLast => (_table[3] >> LastShift) != 0;

    /// <summary>Whether the text stands in a value, with its four bytes at <paramref name="position"/>; ASCII case is ignored.</summary>
    /// <param name="texts">All texts, one after the other.</param>
    /// <param name="value">The value.</param>
    /// <param name="position">Where in it the four bytes stand.</param>
    public bool StandsIn(ReadOnlySpan<byte> texts, ReadOnlySpan<byte> value, int position)
    {
        int length = _table[2];
        int start = position - (ushort)_table[3];
        if (start < 0 || length > value.Length - start)
        {
            return false;
        }

        bool isInPlace = ((_table[3] >> PlaceShift) & (AtStart | AtEnd)) switch
        {
            AtStart => start == 0,
            AtEnd => start + length == value.Length,
            _ => true,
        };
        return isInPlace && Ascii.EqualsIgnoreCase(value.Slice(start, length), texts.Slice(_table[1], length));
    }
}
