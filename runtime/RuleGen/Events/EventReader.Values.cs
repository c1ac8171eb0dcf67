using System.Runtime.CompilerServices;

namespace RuleGen;

/// <content>What a value is worth to the fields that stand where it does.</content>
public sealed partial class EventReader
{
    /// <summary>Reads a string whose text begins at a position into a slot; -1 is no slot.</summary>
    private int ReadString<TReading>(int start, int slot)
        where TReading : struct, IReading
    {
        int position = FindMark<TReading>(start);
        if (position >= _end || Unsafe.Add(ref Data, position) != (byte)'"')
        {
            return ReadEscapedStringInto<TReading>(start, position, slot);
        }

        AddString(slot, start, position);
        return position + 1;
    }

    /// <summary>Appends a string without escapes, which stands between two positions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddString(int slot, int start, int end)
    {
        if (slot >= 0)
        {
            _event.Add(slot, EventValueKind.String, _start + start, end - start, inScratch: false);
        }
        else if (slot <= FieldTrie.SeveralSlots)
        {
            AddToAll(slot, EventValueKind.String, _start + start, end - start, inScratch: false);
        }
    }

    /// <summary>Appends a value to each field of a node that takes it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddToAll(int slots, EventValueKind kind, int start, int length, bool inScratch)
    {
        foreach (int slot in _trie.SlotsOf(slots))
        {
            if (Takes(slot))
            {
                _event.Add(slot, kind, start, length, inScratch);
            }
        }
    }

    private void AddTo(int slot, EventValueKind kind, int start, int length, bool inScratch)
    {
        if (slot >= 0)
        {
            _event.Add(slot, kind, start, length, inScratch);
        }
        else if (slot <= FieldTrie.SeveralSlots)
        {
            AddToAll(slot, kind, start, length, inScratch);
        }
    }

    /// <summary>Appends what null counts as to each field of a node in which it counts.</summary>
    private void AddNullValues(int slots, byte[]?[] nullValues)
    {
        foreach (int slot in slots >= 0 ? [slots] : slots <= FieldTrie.SeveralSlots ? _trie.SlotsOf(slots) : [])
        {
            if (nullValues[slot] is { } text && Takes(slot))
            {
                text.CopyTo(_event.ReserveScratch(text.Length, out int offset));
                _event.Add(slot, EventValueKind.String, offset, text.Length, inScratch: true);
            }
        }
    }

    /// <summary>Reads on from an escape in a string, into the field of a node or <see cref="FieldTrie.Missing"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadEscapedString<TReading>(int start, int position, int node)
        where TReading : struct, IReading =>
        ReadEscapedStringInto<TReading>(start, position, node == FieldTrie.Missing ? -1 : _trie.GetNode(node).Slot);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadEscapedStringInto<TReading>(int start, int position, int slot)
        where TReading : struct, IReading
    {
        position = SkipEscapes<TReading>(position);
        if (position < 0)
        {
            return position;
        }

        if (slot != -1)
        {
            int offset = Decode(start, position, out int length);
            AddTo(slot, EventValueKind.String, offset, length, inScratch: true);
        }

        return position + 1;
    }

    private int ReadScalar(int start, int slot)
    {
        ref byte data = ref Data;
        int position = SkipScalar(start, Unsafe.Add(ref data, start), out EventValueKind kind);
        if (position < 0)
        {
            return position;
        }

        if (kind != EventValueKind.None)
        {
            AddTo(slot, kind, _start + start, position - start, inScratch: false);
        }
        else if (_nullValues is not null)
        {
            AddNullValues(slot, _nullValues);
        }

        return position;
    }

    private int Decode(int start, int end, out int length)
    {
        Span<byte> scratch = _event.ReserveScratch(end - start, out int offset);
        length = JsonEscapes.Decode(_data.AsSpan(_start + start, end - start), scratch);
        _event.TrimScratch(offset + length);
        return offset;
    }
}
