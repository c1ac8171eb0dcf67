using System.Numerics;
using System.Text;
using RuleGen.Matching;

namespace RuleGen;

/// <summary>
/// Tells from an event's texts which rules could match, so that only those are asked. All tables are static data of the assembly that the
/// compiler laid out; the compiler's <c>IndexTables</c> is the description of what stands where.
/// </summary>
/// <remarks>
/// Gives too many rules, never too few: texts meet by hash and without regard to ASCII case, and a letter beyond ASCII that folds to an ASCII
/// letter wakes every rule of its field that looks for that letter in any case.
/// </remarks>
public readonly ref partial struct RuleIndex
{
    private const int NoPosting = -1;

    /// <summary>The indexed fields, those with gates first and then by slot, of fifteen ints each.</summary>
    public required ReadOnlySpan<int> Fields { get; init; }

    /// <summary>For each slot of the layout where its field begins in <see cref="Fields"/>; -1: it is a gate, or not indexed.</summary>
    public required ReadOnlySpan<int> FieldOfSlot { get; init; }

    /// <summary>Hash tables with the texts of each field: hash in the upper half, number of an entry plus one in the lower.</summary>
    public required ReadOnlySpan<ulong> Texts { get; init; }

    /// <summary>Hash tables with the fragments of each field: the fragment in the upper half, number of its first entry plus one in the lower.</summary>
    public required ReadOnlySpan<ulong> Fragments { get; init; }

    /// <summary>The texts that fragments are part of: posting, offset, length and place, of four ints each.</summary>
    public required ReadOnlySpan<int> FragmentEntries { get; init; }

    /// <summary>The texts that fragments are part of, one after the other.</summary>
    public required ReadOnlySpan<byte> FragmentTexts { get; init; }

    /// <summary>One bit for each hash of a fragment that some rule looks for.</summary>
    public required ReadOnlySpan<ulong> Filters { get; init; }

    /// <summary>Pairs: which rules a text wakes, and its row among the gates.</summary>
    public required ReadOnlySpan<int> Entries { get; init; }

    /// <summary>Lists of rules, each with its length in front.</summary>
    public required ReadOnlySpan<int> Postings { get; init; }

    /// <summary>Sets of rules, one bit a rule; row 0 holds those that every event wakes.</summary>
    public required ReadOnlySpan<ulong> Rows { get; init; }

    /// <summary>Words of 64 rules in a row.</summary>
    public required int RowLength { get; init; }

    /// <summary>Finds the rules that an event wakes.</summary>
    /// <param name="e">The event, read with the ruleset's layout.</param>
    /// <param name="candidates">Takes the result.</param>
    public void Select(Event e, RuleCandidates candidates)
    {
        ArgumentNullException.ThrowIfNull(e);
        ArgumentNullException.ThrowIfNull(candidates);
        if (!candidates.Knows(e.Layout))
        {
            candidates.Reset(e.Layout, RowLength, new GateMemo(FindGates(), RowLength, e.SlotWords));
        }

        ReadOnlySpan<ulong> slots = SelectByGates(e, candidates.Memo!, candidates);
        candidates.LetSleep();
        if (!candidates.AreShutOut)
        {
            SelectByFields(e, slots, candidates);
        }

        candidates.End();
    }

    // Gives the slots of the fields that matter then; empty: all do.
    private ReadOnlySpan<ulong> SelectByGates(Event e, GateMemo memo, RuleCandidates candidates)
    {
        if (memo.TryFind(e))
        {
            candidates.Begin(memo.Woken, memo.Passed);
            return memo.Slots;
        }

        candidates.Begin(Row(0));
        AskGates(e, candidates);
        if (!memo.TryKeep())
        {
            return [];
        }

        candidates.CopyTo(memo.Woken, memo.Passed);
        FindFields(candidates, memo.Slots);
        return memo.Slots;
    }

    // Events have a small part of the fields that a large ruleset reads, and of those the rules that are left look at some.
    private void SelectByFields(Event e, ReadOnlySpan<ulong> slots, RuleCandidates candidates)
    {
        for (int word = 0; word < e.SlotWords; word++)
        {
            ulong present = e.PresentSlots(word) & (slots.IsEmpty ? ulong.MaxValue : slots[word]);
            for (; present != 0; present &= present - 1)
            {
                int slot = (word * 64) + BitOperations.TrailingZeroCount(present);
                if (FieldOfSlot[slot] is >= 0 and var field)
                {
                    SelectByValues(new IndexedField(Fields.Slice(field, IndexedField.Size)), e[slot], candidates);
                }
            }
        }
    }

    private int[] FindGates()
    {
        var slots = new List<int>();
        for (int start = 0; start < Fields.Length; start += IndexedField.Size)
        {
            var field = new IndexedField(Fields.Slice(start, IndexedField.Size));
            if (field.GateRow >= 0)
            {
                slots.Add(field.Slot);
            }
        }

        return [.. slots];
    }

    // The slots whose fields may wake a rule that the gates let through.
    private void FindFields(RuleCandidates candidates, Span<ulong> slots)
    {
        slots.Clear();
        for (int start = 0; start < Fields.Length; start += IndexedField.Size)
        {
            var field = new IndexedField(Fields.Slice(start, IndexedField.Size));
            if (field.GateRow < 0 && candidates.MayPass(Row(field.RulesRow)))
            {
                slots[field.Slot >> 6] |= 1UL << field.Slot;
            }
        }
    }

    private void AskGates(Event e, RuleCandidates candidates)
    {
        for (int start = 0; start < Fields.Length; start += IndexedField.Size)
        {
            var field = new IndexedField(Fields.Slice(start, IndexedField.Size));
            if (field.GateRow < 0)
            {
                return;
            }

            EventField values = e[field.Slot];
            if (values.Exists)
            {
                candidates.BeginGate(Row(field.GateRow));
                SelectByValues(field, values, candidates);
                candidates.EndGate();
            }
            else
            {
                candidates.Pass(Row(field.GateRow));
            }
        }
    }

    private void SelectByValues(IndexedField field, EventField values, RuleCandidates candidates)
    {
        bool isGate = field.GateRow >= 0;
        Wake(candidates, field.PresencePosting);

        // A scan of every byte is worth it only when it may wake a rule that no gate has shut out.
        bool mayWakeByFragment = field.FragmentsMask >= 0 && candidates.MayPass(Row(field.FragmentRulesRow));
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (field.IsFolding && !Ascii.IsValid(value))
            {
                SelectBeyondAscii(field, value, candidates);
            }

            if (field.TextsMask >= 0 && Find(Texts.Slice(field.TextsOffset, field.TextsMask + 1), TextHash.OfAnyCase(value)) is >= 0 and var entry)
            {
                Wake(candidates, Entries[entry]);
                if (isGate)
                {
                    candidates.AddToGate(Row(Entries[entry + 1]));
                }
            }

            if (mayWakeByFragment)
            {
                SelectByFragments(field, value, candidates);
            }
        }
    }

    private void SelectBeyondAscii(IndexedField field, ReadOnlySpan<byte> value, RuleCandidates candidates)
    {
        Wake(candidates, field.NotAsciiPosting);
        if (FoldsToAscii(value))
        {
            Wake(candidates, field.BeyondAsciiPosting);
            if (field.GateRow >= 0)
            {
                candidates.OpenGate();
            }
        }
    }

    /// <summary>Whether a value has one of the two characters beyond ASCII that fold to ASCII: the Kelvin sign to k, the long s to s.</summary>
    private static bool FoldsToAscii(ReadOnlySpan<byte> value) => value.IndexOf("\u212A"u8) >= 0 || value.IndexOf("\u017F"u8) >= 0;

    // The number of a key's entry; -1: it has none.
    private static int Find(ReadOnlySpan<ulong> table, uint key)
    {
        uint mask = (uint)table.Length - 1;
        for (uint slot = TextHash.PlaceOf(key, mask); ; slot = (slot + 1) & mask)
        {
            ulong entry = table[(int)slot];
            if (entry == 0)
            {
                return -1;
            }

            if ((uint)(entry >> 32) == key)
            {
                return (int)((uint)entry - 1);
            }
        }
    }

    private void Wake(RuleCandidates candidates, int posting)
    {
        if (posting >= 0)
        {
            candidates.Add(Postings.Slice(posting + 1, Postings[posting]));
        }
        else if (posting != NoPosting)
        {
            candidates.Add(Row(~posting));
        }
    }

    private ReadOnlySpan<ulong> Row(int row) => Rows.Slice(row * RowLength, RowLength);
}
