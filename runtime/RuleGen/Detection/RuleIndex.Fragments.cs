using System.Buffers.Binary;
using System.Numerics;
using RuleGen.Matching;

namespace RuleGen;

/// <content>Texts that stand somewhere in a value.</content>
public readonly ref partial struct RuleIndex
{
    private void SelectByFragments(IndexedField field, ReadOnlySpan<byte> value, RuleCandidates candidates)
    {
        ReadOnlySpan<ulong> filter = Filters[field.FilterOffset..];
        int shift = field.FilterShift;
        int start = 0;

        // Eight bytes hold five fragments; four of them are looked up at once, and rarely is one of them wanted.
        for (; start + sizeof(ulong) <= value.Length; start += 4)
        {
            ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(value[start..]) | TextHash.CaseBits;
            if (((IsWanted(filter, (uint)bytes, shift) | IsWanted(filter, (uint)(bytes >> 8), shift)
                | IsWanted(filter, (uint)(bytes >> 16), shift) | IsWanted(filter, (uint)(bytes >> 24), shift)) & 1) != 0)
            {
                for (int i = 0; i < 4; i++)
                {
                    WakeIfWanted(field, filter, (uint)(bytes >> (8 * i)), value, start + i, candidates);
                }
            }
        }

        for (; start + TextHash.FragmentLength <= value.Length; start++)
        {
            WakeIfWanted(field, filter, TextHash.OfFragment(value[start..]), value, start, candidates);
        }

        for (int lengths = field.EndLengths; lengths != 0; lengths &= lengths - 1)
        {
            int bit = BitOperations.TrailingZeroCount(lengths);
            bool isTail = bit > TextHash.FragmentLength;
            int length = isTail ? bit - TextHash.FragmentLength : bit;
            if (length <= value.Length)
            {
                start = isTail ? value.Length - length : 0;
                WakeIfWanted(field, filter, TextHash.OfEnd(value.Slice(start, length), isTail), value, start, candidates);
            }
        }
    }

    // The lowest bit of the result is the answer.
    private static ulong IsWanted(ReadOnlySpan<ulong> filter, uint fragment, int shift)
    {
        uint bit = TextHash.Scatter(fragment) >> shift;
        return filter[(int)(bit >> 6)] >> (int)bit;
    }

    private void WakeIfWanted(IndexedField field, ReadOnlySpan<ulong> filter, uint fragment, ReadOnlySpan<byte> value, int position, RuleCandidates candidates)
    {
        if ((IsWanted(filter, fragment, field.FilterShift) & 1) != 0)
        {
            WakeByFragment(field, fragment, value, position, candidates);
        }
    }

    private void WakeByFragment(IndexedField field, uint fragment, ReadOnlySpan<byte> value, int position, RuleCandidates candidates)
    {
        if (Find(Fragments.Slice(field.FragmentsOffset, field.FragmentsMask + 1), fragment) is not (>= 0 and var start))
        {
            return;
        }

        for (; ; start += FragmentEntry.Size)
        {
            var entry = new FragmentEntry(FragmentEntries.Slice(start, FragmentEntry.Size));
            if (entry.StandsIn(FragmentTexts, value, position))
            {
                Wake(candidates, entry.Posting);
            }

            if (entry.IsLast)
            {
                return;
            }
        }
    }
}
