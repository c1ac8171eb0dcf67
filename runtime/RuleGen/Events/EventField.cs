using System.Runtime.CompilerServices;

namespace RuleGen;

/// <summary>
/// The values of one field of an event. Every test asks whether <em>some</em> value satisfies it, so a missing field
/// satisfies none. Texts are UTF-8; those of the <c>…IgnoreCase</c> tests must be folded already
/// (<see cref="Matching.CaseFolding"/>). The text of a JSON number or boolean is its JSON text.
/// </summary>
public readonly ref partial struct EventField
{
    private readonly Event _event;
    private readonly int _slot;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal EventField(Event owner, int slot)
    {
        _event = owner;
        _slot = slot;
    }

    /// <summary>Whether there is some value; <c>""</c> is one, null and <c>[]</c> are none.</summary>
    public bool Exists
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _event.Has(_slot);
    }

    /// <summary>Some value is the JSON boolean true or the JSON string <c>"true"</c>.</summary>
    public bool IsTrue
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _event.HasTrue(_slot) || (_event.HasString(_slot) && AnyString(_event, _slot, "true"u8));
    }

    /// <summary>Some value is the JSON boolean false or the JSON string <c>"false"</c>.</summary>
    public bool IsFalse
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _event.HasFalse(_slot) || (_event.HasString(_slot) && AnyString(_event, _slot, "false"u8));
    }

    /// <summary>Goes through the texts of the values.</summary>
    public Enumerator GetEnumerator() => new(_event, ref _event.GetFirst(_slot));

    // Nearly every field has one value: that path is inlined into the caller, test and all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Any<TTest>(TTest test)
        where TTest : struct, IValueTest, allows ref struct
    {
        if (!_event.Has(_slot))
        {
            return false;
        }

        ref EventValue first = ref _event.GetFirst(_slot);
        return test.Holds(first.Kind, _event.GetText(in first)) || (first.Next != 0 && AnyFrom(_event, first.Next, test));
    }

    // What is not inlined is static: the address of a field would keep it on the caller's stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool AnyFrom<TTest>(Event e, int index, TTest test)
        where TTest : struct, IValueTest, allows ref struct
    {
        do
        {
            ref EventValue value = ref e.GetValue(index);
            if (test.Holds(value.Kind, e.GetText(in value)))
            {
                return true;
            }

            index = value.Next;
        }
        while (index != 0);

        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool AnyString(Event e, int slot, ReadOnlySpan<byte> text) => AnyFrom(e, slot, new IsString(text));
}
