using System.Text;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.RuleSets.Index;

/// <summary>
/// The texts that are looked for inside of values. A value is scanned for four bytes of each, and where those stand the whole text is compared.
/// The runtime's <c>FragmentEntry</c> reads what is laid out here.
/// </summary>
internal sealed class FragmentTables
{
    /// <summary>Ints an entry takes: posting, offset of the text, its length, and where in it the four bytes stand, with the place above bit 16 and the mark of the last of a run at bit 18.</summary>
    public const int EntrySize = 4;

    private const int PlaceShift = 16;
    private const int LastMark = 1 << 18;

    // The letters of most texts, by how many they are: four of the first say little.
    private const string CommonBytes = "etaoinsrlcdmpu";

    private readonly List<int> _entries = [];
    private readonly StringBuilder _texts = new();
    private readonly Dictionary<string, int> _offsets = new(StringComparer.Ordinal);

    /// <summary>The entries, those with the same four bytes next to each other.</summary>
    public IReadOnlyList<int> Entries => _entries;

    /// <summary>All texts, which are ASCII, one after the other.</summary>
    public string Texts => _texts.ToString();

    /// <summary>Adds the fragments of a field.</summary>
    /// <param name="fragments">Each once, in lower case. Those shorter than four bytes stand at an end.</param>
    /// <returns>For each four bytes to look for, by their number, the first of its entries.</returns>
    public IReadOnlyList<(uint Key, int Entry)> Add(IReadOnlyList<Fragment> fragments)
    {
        Dictionary<uint, int> counts = CountWindows(fragments);
        var keys = new List<(uint, int)>();
        foreach (var group in fragments
            .Select(fragment => (Fragment: fragment, At: RarestWindow(fragment.Text, counts)))
            .GroupBy(static item => KeyOf(item.Fragment, item.At))
            .OrderBy(static group => group.Key))
        {
            keys.Add((group.Key, _entries.Count));
            foreach ((Fragment fragment, int at) in group)
            {
                _entries.AddRange([fragment.Posting, OffsetOf(fragment.Text), fragment.Text.Length, at | ((int)fragment.Place << PlaceShift)]);
            }

            _entries[_entries.Count - 1] |= LastMark;
        }

        return keys;
    }

    // Too short for a scan: at the ends of a value it is looked for by itself.
    private static uint KeyOf(Fragment fragment, int at) => Utf8Bytes.Of(fragment.Text) is var bytes && bytes.Length >= TextHash.FragmentLength
        ? TextHash.OfFragment(bytes.AsSpan(at))
        : TextHash.OfEnd(bytes, fragment.Place == FragmentPlace.End);

    /// <summary>In how many of the texts four bytes stand.</summary>
    private static Dictionary<uint, int> CountWindows(IReadOnlyList<Fragment> fragments)
    {
        var counts = new Dictionary<uint, int>();
        var counted = new HashSet<uint>();
        foreach (Fragment fragment in fragments)
        {
            counted.Clear();
            byte[] bytes = Utf8Bytes.Of(fragment.Text);
            for (int start = 0; start + TextHash.FragmentLength <= bytes.Length; start++)
            {
                uint window = TextHash.OfFragment(bytes.AsSpan(start));
                if (counted.Add(window))
                {
                    counts[window] = (counts.TryGetValue(window, out int count) ? count : 0) + 1;
                }
            }
        }

        return counts;
    }

    // Four bytes that few of the texts have, and of those the ones made of rare letters: what the rules share, values have often.
    private static int RarestWindow(string text, Dictionary<uint, int> counts)
    {
        byte[] bytes = Utf8Bytes.Of(text);
        int rarest = 0;
        double least = double.MaxValue;
        for (int start = 0; start + TextHash.FragmentLength <= bytes.Length; start++)
        {
            double weight = counts[TextHash.OfFragment(bytes.AsSpan(start))] + Commonness(text, start);
            if (weight < least)
            {
                (rarest, least) = (start, weight);
            }
        }

        return rarest;
    }

    private static double Commonness(string text, int start)
    {
        double sum = 0;
        for (int i = start; i < start + TextHash.FragmentLength; i++)
        {
            sum += CommonBytes.IndexOf(text[i]) is >= 0 and var rank ? 1 - (0.03 * rank) : text[i] is >= 'a' and <= 'z' ? 0.3 : 0.4;
        }

        return sum;
    }

    private int OffsetOf(string text)
    {
        if (!_offsets.TryGetValue(text, out int offset))
        {
            offset = _texts.Length;
            _texts.Append(text);
            _offsets.Add(text, offset);
        }

        return offset;
    }

    /// <summary>A text to look for.</summary>
    /// <param name="Text">The text, in lower case.</param>
    /// <param name="Place">Where it stands in a value.</param>
    /// <param name="Posting">Whom it wakes.</param>
    internal sealed record Fragment(string Text, FragmentPlace Place, int Posting);
}
