using System.Runtime.CompilerServices;

namespace RuleGen;

/// <content>
/// Presence and booleans in the event itself. Most events fail a rule's first guards, and those ask whether a field exists or is true: one
/// bit each, beside the layout reference that every match looks at, decides them without fetching the table of values from memory.
/// </content>
public sealed partial class Event
{
    // The planner gives the first slots to the fields that decide most rules; later ones are looked up in the table.
    private const int MaskedSlots = 64;

    // One bit for each of the first slots: some value is true, some is false, some is a string, there is a value.
    private ulong _true;
    private ulong _false;
    private ulong _text;
    private ulong _present;

    // Presence of the slots beyond those, one bit each.
    private readonly ulong[] _presentBeyond;

    /// <summary>How many words of 64 slots there are; word 0 is that of the first slots.</summary>
    internal int SlotWords => _presentBeyond.Length + 1;

    /// <summary>Which of 64 slots have a value, one bit each; bit 0 is slot 64 * <paramref name="word"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong PresentSlots(int word) => word == 0 ? _present : _presentBeyond[word - 1];

    /// <summary>Whether a slot is one of those that have masks.</summary>
    internal static bool IsMasked(int slot) => slot < MaskedSlots;

    /// <summary>The bit of a slot in the masks; none has a slot beyond them.</summary>
    internal static ulong MaskOf(int slot) => slot < MaskedSlots ? 1UL << slot : 0;

    /// <summary>Whether each of some slots that have masks has a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool HasAll(ulong slots) => (_present & slots) == slots;

    /// <summary>Whether a field has a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Has(int slot) => slot < MaskedSlots ? (_present & (1UL << slot)) != 0 : _values[slot].Kind != EventValueKind.None;

    /// <summary>Whether some value of a field is the JSON boolean true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool HasTrue(int slot) => slot < MaskedSlots ? (_true & (1UL << slot)) != 0 : HasUnmasked(slot, EventValueKind.True);

    /// <summary>Whether some value of a field is the JSON boolean false.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool HasFalse(int slot) => slot < MaskedSlots ? (_false & (1UL << slot)) != 0 : HasUnmasked(slot, EventValueKind.False);

    /// <summary>Whether some value of a field is a JSON string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool HasString(int slot) => slot < MaskedSlots ? (_text & (1UL << slot)) != 0 : HasUnmasked(slot, EventValueKind.String);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Note(int slot, EventValueKind kind)
    {
        if (slot >= MaskedSlots)
        {
            _presentBeyond[(slot >> 6) - 1] |= 1UL << slot;
            return;
        }

        ulong bit = 1UL << slot;
        _present |= bit;
        switch (kind)
        {
            case EventValueKind.String:
                _text |= bit;
                break;
            case EventValueKind.True:
                _true |= bit;
                break;
            case EventValueKind.False:
                _false |= bit;
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NoteText(ref readonly KeyStep key)
    {
        _present |= key.SlotMask;
        _text |= key.SlotMask;
        if (key.IsBeyondMasks)
        {
            _presentBeyond[(key.Slot >> 6) - 1] |= 1UL << key.Slot;
        }
    }

    private void ClearMasks()
    {
        _true = 0;
        _false = 0;
        _text = 0;
        _present = 0;
        Array.Clear(_presentBeyond);
    }

    private bool HasUnmasked(int slot, EventValueKind kind)
    {
        for (int i = slot; ; i = _values[i].Next)
        {
            if (_values[i].Kind == kind)
            {
                return true;
            }

            if (_values[i].Next == 0)
            {
                return false;
            }
        }
    }
}
