using System.Runtime.CompilerServices;

namespace RuleGen;

/// <summary>
/// The values of one field of an event. Every test asks whether <em>some</em> value satisfies it, so a missing field
/// satisfies none. Constants are UTF-8; those of the <c>…IgnoreCase</c> tests must be folded already.
/// </summary>
public readonly ref struct EventField
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

    /// <summary>Some value's text is exactly <paramref name="value"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(ReadOnlySpan<byte> value)
    {
        if (_first.Kind == EventValueKind.None)
        {
            return false;
        }

        return _event.GetText(in _first).SequenceEqual(value) || (_first.Next != 0 && IsFurther(value));
    }

    /// <summary>Goes through the texts of the values.</summary>
    public Enumerator GetEnumerator() => new(_event, ref _first);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsFurther(ReadOnlySpan<byte> value)
    {
        for (int i = _first.Next; i != 0; i = _event.GetValue(i).Next)
        {
            if (_event.GetText(in _event.GetValue(i)).SequenceEqual(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes through the texts of a field's values.</summary>
    public ref struct Enumerator
    {
        private readonly Event _event;
        private ref EventValue _current;
        private bool _started;

        internal Enumerator(Event owner, ref EventValue first)
        {
            _event = owner;
            _current = ref first;
        }

        /// <summary>The current value's text, UTF-8.</summary>
        public readonly ReadOnlySpan<byte> Current => _event.GetText(in _current);

        /// <summary>The current value's kind.</summary>
        public readonly EventValueKind Kind => _current.Kind;

        /// <summary>Steps to the next value.</summary>
        public bool MoveNext()
        {
            if (!_started)
            {
                _started = true;
                return _current.Kind != EventValueKind.None;
            }

            if (_current.Next == 0)
            {
                return false;
            }

            _current = ref _event.GetValue(_current.Next);
            return true;
        }
    }
}
