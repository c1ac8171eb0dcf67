using System.Numerics;
using System.Runtime.CompilerServices;

namespace RuleGen;

/// <content>
/// The walk through what fields may stand in. Every method returns the position behind what it read, or a negative number: -1 after an error,
/// <see cref="Left"/> when nothing more has to be read.
/// </content>
public sealed partial class EventReader
{
    /// <summary>Reads the object at a position, which belongs to a node.</summary>
    /// <remarks>All time goes by in this loop. A string under a key, the commonest of members, is read without a call.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadObject<TReading>(int position, int node, int depth)
        where TReading : struct, IReading
    {
        if (depth == MaxDepth)
        {
            return Fail(position, EventErrorReason.TooDeep);
        }

        ref byte data = ref Data;
        ref byte marks = ref Marks;
        if (_trie.GetNode(node).IsOpen)
        {
            _pathEnds[depth] = _pathEnd;
        }

        position = Next(ref data, position + 1);
        if (Unsafe.Add(ref data, position) == (byte)'}' && position < _end)
        {
            return position + 1;
        }

        ref KeyStep steps = ref _trail.Steps;
        int current = KeyTrail.BeginOf(node);
        while (true)
        {
            if (Unsafe.Add(ref data, position) != (byte)'"')
            {
                return Fail(position, EventErrorReason.UnexpectedCharacter);
            }

            int start = position + 1;
            SweepBehind<TReading>(ref data, start);
            int previous = current;
            current = Unsafe.Add(ref steps, previous).Next;
            ref KeyStep step = ref Unsafe.Add(ref steps, current);
            if (step.IsAt(ref Unsafe.Add(ref data, start), node))
            {
                position = start + step.Length;
            }
            else
            {
                position = FindKey<TReading>(start, previous, node, depth);
                if (position < 0)
                {
                    return position;
                }

                current = _step;
                step = ref Unsafe.Add(ref steps, current);
            }

            int child = step.Node;
            if (JsonText.IsBeforeStringValue(ref data, position) && step.IsPlain)
            {
                int text = position + 3;
                ulong window = StringMarks.Window(ref marks, text);
                position = window != 0 ? text + BitOperations.TrailingZeroCount(window) : FindMark<TReading>(text);
                if (position < _end && Unsafe.Add(ref data, position) == (byte)'"')
                {
                    _event.AddString(in step, _start + text, position - text);
                    position++;
                }
                else if ((position = ReadEscapedString<TReading>(text, position, child)) < 0)
                {
                    return position;
                }
            }
            else
            {
                position = ReadMember<TReading>(position, child, depth);
                if (position < 0)
                {
                    return position;
                }

                if (child < FieldTrie.Missing && _isEnvelope)
                {
                    node = FieldTrie.EnvelopeRest;
                }
            }

            if (TReading.MayLeave && child >= 0 && IsFound)
            {
                return Left;
            }

            if (JsonText.IsBeforeKey(ref data, position) && position < _end)
            {
                position++;
                continue;
            }

            position = Next(ref data, position);
            byte b = Unsafe.Add(ref data, position);
            if (b == (byte)',')
            {
                position = Next(ref data, position + 1);
                continue;
            }

            if (_trie.GetNode(node).IsOpen)
            {
                _pathEnd = _pathEnds[depth];
            }

            return b == (byte)'}' && position < _end
                ? position + 1
                : Fail(position, EventErrorReason.UnexpectedCharacter);
        }
    }

    /// <summary>Reads on from the end of a key: any value, with white space wherever it may stand.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadMember<TReading>(int position, int child, int depth)
        where TReading : struct, IReading
    {
        ref byte data = ref Data;
        position = Next(ref data, position + 1);
        if (Unsafe.Add(ref data, position) != (byte)':')
        {
            return Fail(position, EventErrorReason.UnexpectedCharacter);
        }

        position = Next(ref data, position + 1);
        if (position >= _end)
        {
            return Fail(position, EventErrorReason.UnexpectedEnd);
        }

        return child switch
        {
            >= 0 => ReadValue<TReading>(position, child, depth + 1),
            FieldTrie.Missing => SkipValue<TReading>(position, depth + 1),
            _ => ReadEnvelopeKey<TReading>(position, child),
        };
    }

    /// <summary>Reads a value of a node; <paramref name="depth"/> levels stand around it.</summary>
    private int ReadValue<TReading>(int position, int node, int depth)
        where TReading : struct, IReading
    {
        byte b = Unsafe.Add(ref Data, position);
        ref readonly FieldTrie.Node found = ref _trie.GetNode(node);
        if (b == (byte)'{')
        {
            int behind = found.HasFields ? ReadObject<TReading>(position, node, depth) : SkipContainer<TReading>(position, depth);
            if (found.ElementSlot >= 0 && behind > 0)
            {
                _event.Add(found.ElementSlot, EventValueKind.Object, _start + position, behind - position, inScratch: false);
            }

            return behind;
        }

        return b switch
        {
            (byte)'"' => ReadString<TReading>(position + 1, found.Slot),
            (byte)'[' => ReadArray<TReading>(position, node, depth),
            _ => ReadScalar(position, found.Slot),
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadArray<TReading>(int position, int node, int depth)
        where TReading : struct, IReading
    {
        if (depth == MaxDepth)
        {
            return Fail(position, EventErrorReason.TooDeep);
        }

        ref byte data = ref Data;
        int slot = _trie.GetNode(node).Slot;
        position = Next(ref data, position + 1);
        if (Unsafe.Add(ref data, position) == (byte)']' && position < _end)
        {
            return position + 1;
        }

        // What an array has found so far is not all that it holds.
        _arrays++;
        while (position < _end)
        {
            position = Unsafe.Add(ref data, position) == (byte)'"'
                ? ReadString<TReading>(position + 1, slot)
                : ReadValue<TReading>(position, node, depth + 1);
            if (position < 0)
            {
                return position;
            }

            position = Next(ref data, position);
            byte b = Unsafe.Add(ref data, position);
            if (b != (byte)',')
            {
                _arrays--;
                return b == (byte)']' && position < _end
                    ? position + 1
                    : Fail(position, EventErrorReason.UnexpectedCharacter);
            }

            position = Next(ref data, position + 1);
        }

        return Fail(position, EventErrorReason.UnexpectedEnd);
    }
}
