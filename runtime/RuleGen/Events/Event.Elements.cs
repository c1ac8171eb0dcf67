namespace RuleGen;

/// <content>The elements of an array of objects as events of their own.</content>
public sealed partial class Event
{
    // One element is read at a time; an element's own arrays have the element's event to read theirs into.
    private Event? _element;
    private EventReader? _elementReader;

    /// <summary>
    /// The elements that a field of elements (<c>path{}</c> in <see cref="Layout"/>) holds, each as an event of the same layout that has the
    /// values of this one element only. The event is the same object every time: use it before the next step.
    /// </summary>
    public ElementSequence ElementsOf(int slot) => new(this, slot);

    internal Event ReadElement(int slot, int value)
    {
        _element ??= new Event(Layout);
        _elementReader ??= new EventReader(Layout, EventValidation.Trusted);
        ref EventValue element = ref _values[value];
        _elementReader.ReadElement(_document, element.Start, element.Length, slot, _element);
        _element._now = Now;
        return _element;
    }

    /// <summary>The elements of one array, for <c>foreach</c>.</summary>
    public readonly ref struct ElementSequence
    {
        private readonly Event _event;
        private readonly int _slot;

        internal ElementSequence(Event owner, int slot)
        {
            _event = owner;
            _slot = slot;
        }

        /// <summary>Begins before the first element.</summary>
        public ElementEnumerator GetEnumerator() => new(_event, _slot);
    }

    /// <summary>Goes through elements in the order of the document.</summary>
    public ref struct ElementEnumerator
    {
        private readonly Event _event;
        private readonly int _slot;
        private int _next;

        internal ElementEnumerator(Event owner, int slot)
        {
            _event = owner;
            _slot = slot;
            _next = owner[slot].Exists ? slot : -1;
            Current = owner;
        }

        /// <summary>The current element.</summary>
        public Event Current { get; private set; }

        /// <summary>Reads the next element.</summary>
        public bool MoveNext()
        {
            if (_next < 0)
            {
                return false;
            }

            Current = _event.ReadElement(_slot, _next);
            int next = _event.GetValue(_next).Next;
            _next = next == 0 ? -1 : next;
            return true;
        }
    }
}
