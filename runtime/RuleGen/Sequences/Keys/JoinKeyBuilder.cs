namespace RuleGen;

/// <summary>
/// Makes an event's join keys for a stage: one for each combination of the values of its fields, each value once. Used again for every event.
/// </summary>
internal sealed class JoinKeyBuilder
{
    /// <summary>
    /// How many keys an event has at most: three fields of ten values each. A document of a few kilobytes could otherwise ask for billions.
    /// </summary>
    public const int MaxKeys = 1_024;

    private readonly ByteBuffer _values = new();
    private readonly ByteBuffer _key = new();

    // Where each value begins, those of one field after those of the other, and where each field's values begin.
    private readonly List<int> _starts = [];
    private readonly List<int> _fields = [];

    /// <summary>How many keys the event has; 0: it lacks a field that is not optional.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the event had more than <see cref="MaxKeys"/> combinations, so that some are left out.</summary>
    public bool IsCut { get; private set; }

    /// <summary>A key, until the next call. The values of the last field change fastest, as in Elasticsearch.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            // One value of each field, one after the other: what is nearly always there.
            if (Count == 1)
            {
                return _values.Span;
            }

            _key.Clear();
            for (int field = 0; field < _fields.Count - 1; field++)
            {
                _key.Write(Value(_fields[field] + ChoiceOf(field, index)));
            }

            return _key.Span;
        }
    }

    /// <summary>Reads an event's keys.</summary>
    /// <param name="e">The event.</param>
    /// <param name="keys">The fields.</param>
    /// <param name="dateFormats">How the dates of each field are written, UTF-8; empty: in the default format.</param>
    public void Build(Event e, IReadOnlyList<JoinKeyField> keys, byte[][] dateFormats)
    {
        _values.Clear();
        _starts.Clear();
        _starts.Add(0);
        _fields.Clear();
        _fields.Add(0);
        Count = 1;
        IsCut = false;
        for (int i = 0; i < keys.Count; i++)
        {
            JoinKeyField key = keys[i];
            int count = key.Slot < 0 ? 0 : AddValues(e[key.Slot], key.Type, dateFormats[i]);
            if (count == 0 && key.IsOptional)
            {
                _values.Write((byte)JoinKeyPart.Null);
                _starts.Add(_values.Length);
                count = 1;
            }

            _fields.Add(_starts.Count - 1);
            IsCut |= (long)Count * count > MaxKeys;
            Count = (int)Math.Min((long)Count * count, MaxKeys);
        }
    }

    // Which value of a field stands in a key.
    private int ChoiceOf(int field, int index)
    {
        for (int last = _fields.Count - 2; last > field; last--)
        {
            index /= _fields[last + 1] - _fields[last];
        }

        return index % (_fields[field + 1] - _fields[field]);
    }

    private int AddValues(EventField field, JoinKeyType type, ReadOnlySpan<byte> dateFormats)
    {
        int first = _starts.Count - 1;
        EventField.Enumerator values = field.GetEnumerator();
        while (values.MoveNext() && _starts.Count - 1 - first < MaxKeys)
        {
            if (FieldKeyEncoder.TryEncode(_values, type, dateFormats, values.Kind, values.Current))
            {
                _starts.Add(_values.Length);
                RemoveIfRepeated(first);
            }
        }

        return _starts.Count - 1 - first;
    }

    private void RemoveIfRepeated(int first)
    {
        int last = _starts.Count - 2;
        for (int i = first; i < last; i++)
        {
            if (Value(i).SequenceEqual(Value(last)))
            {
                _values.Truncate(_starts[last]);
                _starts.RemoveAt(_starts.Count - 1);
                return;
            }
        }
    }

    private ReadOnlySpan<byte> Value(int index) => _values.Span[_starts[index].._starts[index + 1]];
}
