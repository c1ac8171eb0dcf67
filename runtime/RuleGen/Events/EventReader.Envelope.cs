namespace RuleGen;

/// <content>The keys of an Elasticsearch hit around the event.</content>
public sealed partial class EventReader
{
    private int ReadEnvelopeKey<TReading>(int position, int key)
        where TReading : struct, IReading
    {
        byte b = _data[_start + position];
        if (key == FieldTrie.SourceKey && b == (byte)'{')
        {
            // What stood before it belongs to the hit, not to the event.
            _event.ClearValues();
            _isEnvelope = true;
            _pathEnd = 0;
            return ReadObject<TReading>(position, FieldTrie.SourceRoot, depth: 1);
        }

        int start = position;
        int field = _isEnvelope ? FieldTrie.Missing : FindOwnField(key);
        position = field >= 0 ? ReadValue<TReading>(position, field, depth: 1) : SkipValue<TReading>(position, depth: 1);
        if (position >= 0 && b == (byte)'"' && key != FieldTrie.SourceKey)
        {
            EventValue value = CreateStringValue(start + 1, position - 1);
            if (key == FieldTrie.IndexKey)
            {
                _event.IndexValue = value;
            }
            else
            {
                _event.IdValue = value;
            }
        }

        return position;
    }

    // A layout may have a field of the same name; it is read where there is no envelope.
    private int FindOwnField(int key)
    {
        Span<byte> name = stackalloc byte[16];
        ReadOnlySpan<byte> text = key switch
        {
            FieldTrie.SourceKey => "_source"u8,
            FieldTrie.IndexKey => "_index"u8,
            _ => "_id"u8,
        };
        text.CopyTo(name);
        int field = _trie.Find(FieldTrie.SourceRoot, ref name[0], text.Length);
        return field == FieldTrie.Missing ? _trie.GetNode(FieldTrie.SourceRoot).Unknown : field;
    }

    private EventValue CreateStringValue(int start, int end)
    {
        var value = new EventValue { Kind = EventValueKind.String, Start = _start + start, Length = end - start };
        if (_data.AsSpan(_start + start, end - start).Contains((byte)'\\'))
        {
            value.InScratch = true;
            value.Start = Decode(start, end, out value.Length);
        }

        return value;
    }
}
