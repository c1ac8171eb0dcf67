using System.Numerics;
using System.Runtime.CompilerServices;

namespace RuleGen;

/// <content>The walk through what fields may stand in. Every method returns the position behind what it read, or -1 after an error.</content>
public sealed partial class EventReader
{
    /// <summary>Reads the object at a position, which belongs to a node.</summary>
    private int ReadObject(int position, int node, int depth)
    {
        if (depth == MaxDepth)
        {
            return Fail(position, EventErrorReason.TooDeep);
        }

        ref byte data = ref Data;
        ref byte marks = ref Marks;
        int end = _end;
        bool isOpen = _trie.GetNode(node).IsOpen;
        int pathEnd = _pathEnd;
        position = Next(ref data, position + 1);
        if (Unsafe.Add(ref data, position) == (byte)'}' && position < end)
        {
            return position + 1;
        }

        while (true)
        {
            if (Unsafe.Add(ref data, position) != (byte)'"')
            {
                return Fail(position, EventErrorReason.UnexpectedCharacter);
            }

            int start = position + 1;
            ulong ends = StringMarks.Window(ref marks, start);
            int keyLength = BitOperations.TrailingZeroCount(ends);
            position = ends != 0 ? start + keyLength : StringMarks.FindFurther(ref marks, start, end);
            int child;
            if (Unsafe.Add(ref data, position) == (byte)'"')
            {
                child = _trie.Find(node, ref Unsafe.Add(ref data, start), position - start);
                if (isOpen)
                {
                    child = FindInOpen(node, child, ref Unsafe.Add(ref data, start), position - start, pathEnd);
                }
            }
            else if ((position = FindEscapedKey(start, position, node, pathEnd, out child)) < 0)
            {
                return position;
            }

            if (child == FieldTrie.Missing && ends != 0 && JsonText.IsBeforeStringValue(ref data, start + keyLength))
            {
                position = SkipString(ref data, ref marks, position + 3, ends >> keyLength >> 3);
                goto After;
            }

            position = Next(ref data, position + 1);
            if (Unsafe.Add(ref data, position) != (byte)':')
            {
                return Fail(position, EventErrorReason.UnexpectedCharacter);
            }

            position = Next(ref data, position + 1);
            if (position >= end)
            {
                return Fail(position, EventErrorReason.UnexpectedEnd);
            }

            position = child switch
            {
                >= 0 => ReadValue(position, child, depth + 1),
                FieldTrie.Missing => SkipValue(position, depth + 1),
                _ => ReadEnvelopeKey(position, child, ref node),
            };

        After:
            if (position < 0)
            {
                return position;
            }

            position = Next(ref data, position);
            byte b = Unsafe.Add(ref data, position);
            if (b == (byte)',')
            {
                position = Next(ref data, position + 1);
                continue;
            }

            _pathEnd = pathEnd;
            return b == (byte)'}' && position < end
                ? position + 1
                : Fail(position, EventErrorReason.UnexpectedCharacter);
        }
    }

    /// <summary>Reads a value of a node; <paramref name="depth"/> levels stand around it.</summary>
    private int ReadValue(int position, int node, int depth)
    {
        ref byte data = ref Data;
        byte b = Unsafe.Add(ref data, position);
        if (b == (byte)'"')
        {
            return ReadString(position + 1, _trie.GetNode(node).Slot);
        }

        if (b == (byte)'{')
        {
            ref readonly FieldTrie.Node found = ref _trie.GetNode(node);
            int behind = found.HasFields ? ReadObject(position, node, depth) : SkipContainer(position, depth);
            if (found.ElementSlot >= 0 && behind > 0)
            {
                _event.Add(found.ElementSlot, EventValueKind.Object, _start + position, behind - position, inScratch: false);
            }

            return behind;
        }

        return b == (byte)'[' ? ReadArray(position, node, depth) : ReadScalar(position, _trie.GetNode(node).Slot);
    }

    private int ReadArray(int position, int node, int depth)
    {
        if (depth == MaxDepth)
        {
            return Fail(position, EventErrorReason.TooDeep);
        }

        ref byte data = ref Data;
        position = Next(ref data, position + 1);
        if (Unsafe.Add(ref data, position) == (byte)']' && position < _end)
        {
            return position + 1;
        }

        while (true)
        {
            if (position >= _end)
            {
                return Fail(position, EventErrorReason.UnexpectedEnd);
            }

            position = ReadValue(position, node, depth + 1);
            if (position < 0)
            {
                return position;
            }

            position = Next(ref data, position);
            byte b = Unsafe.Add(ref data, position);
            if (b == (byte)',')
            {
                position = Next(ref data, position + 1);
                continue;
            }

            return b == (byte)']' && position < _end
                ? position + 1
                : Fail(position, EventErrorReason.UnexpectedCharacter);
        }
    }

    private int FindEscapedKey(int start, int position, int node, int pathEnd, out int child)
    {
        child = FieldTrie.Missing;
        position = SkipEscapes(position);
        if (position < 0)
        {
            return position;
        }

        int length = position - start;
        if (_key.Length < length + sizeof(ulong))
        {
            _key = new byte[(length * 2) + sizeof(ulong)];
        }

        length = JsonEscapes.Decode(_data.AsSpan(_start + start, length), _key);
        child = _trie.Find(node, ref _key[0], length);
        if (_trie.GetNode(node).IsOpen)
        {
            child = FindInOpen(node, child, ref _key[0], length, pathEnd);
        }

        return position;
    }
}
