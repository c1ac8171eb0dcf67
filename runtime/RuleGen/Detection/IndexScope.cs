namespace RuleGen;

/// <summary>
/// Whether a rule's index patterns cover the place an event comes from: the envelope's <c>_index</c>, else the data stream
/// its <c>data_stream.type</c>, <c>.dataset</c> and <c>.namespace</c> name. Parts that are absent could be anything, and an
/// event that names no place is covered by every rule. Cluster prefixes (<c>remote:</c>) are ignored on both sides: a
/// document does not say which cluster it was read through.
/// </summary>
internal sealed class IndexScope(IReadOnlyList<Rule> rules)
{
    private const int DataStreamParts = 3;

    private readonly IndexPatternList?[] _patterns =
        [.. rules.Select(rule => rule.Metadata.Index.Count == 0 ? null : new IndexPatternList(rule.Metadata.Index))];

    // The event's place with IndexPattern.Unknown for absent parts; grows to the longest one seen.
    private byte[] _place = new byte[128];

    /// <summary>Whether the rule with this index sees the event.</summary>
    public bool Covers(int rule, AlertFields fields) => _patterns[rule] is not { } patterns || Covers(patterns, fields);

    private bool Covers(IndexPatternList patterns, AlertFields fields)
    {
        ReadOnlySpan<byte> index = fields.Source.IndexName;
        if (!index.IsEmpty)
        {
            ReadOnlySpan<byte> name = index[(index.LastIndexOf((byte)':') + 1)..];
            return patterns.Covers(name, BackingIndex.GetDataStream(name));
        }

        int length = 0;
        bool isNamed = false;
        for (int part = 0; part < DataStreamParts; part++)
        {
            isNamed |= Append(fields.GetDataStreamPart(part), ref length);
        }

        // Each part ends with a separator; the last one is not part of the name.
        ReadOnlySpan<byte> dataStream = _place.AsSpan(0, length - 1);
        return !isNamed || patterns.Covers(dataStream, dataStream);
    }

    private bool Append(EventField part, ref int length)
    {
        ReadOnlySpan<byte> text = default;
        foreach (ReadOnlySpan<byte> value in part)
        {
            text = value;
            break;
        }

        bool isNamed = !text.IsEmpty;
        text = isNamed ? text : [IndexPattern.Unknown];
        if (_place.Length < length + text.Length + 1)
        {
            Array.Resize(ref _place, (length + text.Length + 1) * 2);
        }

        text.CopyTo(_place.AsSpan(length));
        length += text.Length;
        _place[length++] = (byte)'-';
        return isNamed;
    }
}
