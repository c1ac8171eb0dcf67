namespace RuleGen;

/// <content>Going through the values.</content>
public readonly ref partial struct EventField
{
    /// <summary>Goes through the texts of a field's values, in the order of the document.</summary>
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
