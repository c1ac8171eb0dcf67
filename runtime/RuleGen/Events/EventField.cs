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
    private readonly ref EventValue _first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal EventField(Event owner, ref EventValue first)
    {
        _event = owner;
        _first = ref first;
    }

    /// <summary>Whether there is some value; <c>""</c> is one, null and <c>[]</c> are none.</summary>
    public bool Exists
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _first.Kind != EventValueKind.None;
    }

    /// <summary>Some value is the JSON boolean true or the JSON string <c>"true"</c>.</summary>
    public bool IsTrue
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsBooleanValue(EventValueKind.True, "true"u8);
    }

    /// <summary>Some value is the JSON boolean false or the JSON string <c>"false"</c>.</summary>
    public bool IsFalse
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsBooleanValue(EventValueKind.False, "false"u8);
    }

    /// <summary>Goes through the texts of the values.</summary>
    public Enumerator GetEnumerator() => new(_event, ref _first);

    // A single JSON boolean or a missing field, which is what events bring, is decided without a look at any text.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsBooleanValue(EventValueKind boolean, ReadOnlySpan<byte> text)
    {
        EventValueKind kind = _first.Kind;
        return kind == boolean
            || (kind != EventValueKind.None && (kind == EventValueKind.String || _first.Next != 0) && AnyBoolean(boolean, text));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AnyBoolean(EventValueKind boolean, ReadOnlySpan<byte> text) => Any(new IsBoolean(boolean, text));

    // Nearly every field has one value: that path is inlined into the caller, test and all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Any<TTest>(TTest test)
        where TTest : struct, IValueTest, allows ref struct
    {
        EventValueKind kind = _first.Kind;
        return kind != EventValueKind.None
            && (test.Holds(kind, _event.GetText(in _first)) || (_first.Next != 0 && AnyFurther(test)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AnyFurther<TTest>(TTest test)
        where TTest : struct, IValueTest, allows ref struct
    {
        for (int i = _first.Next; i != 0;)
        {
            ref EventValue value = ref _event.GetValue(i);
            if (test.Holds(value.Kind, _event.GetText(in value)))
            {
                return true;
            }

            i = value.Next;
        }

        return false;
    }
}
