using System.Numerics;
using System.Runtime.CompilerServices;

namespace RuleGen;

/// <content>
/// The walk over what no field stands in: only the grammar counts. Every method returns the position behind what it
/// read, or -1 after an error.
/// </content>
public sealed partial class EventReader
{
    /// <summary>The next byte that is not white space, or the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Next(ref byte data, int position) =>
        Unsafe.Add(ref data, position) > (byte)' ' ? position : SkipWhiteSpace(ref data, position);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int SkipWhiteSpace(ref byte data, int position)
    {
        int end = _end;
        while (position < end && JsonText.IsWhiteSpace(Unsafe.Add(ref data, position)))
        {
            position++;
        }

        return position;
    }

    private int SkipValue<TReading>(int position, int depth)
        where TReading : struct, IReading
    {
        byte b = Unsafe.Add(ref Data, position);
        return b switch
        {
            (byte)'{' or (byte)'[' => SkipContainer<TReading>(position, depth),
            (byte)'"' => ReadString<TReading>(position + 1, slot: -1),
            _ => SkipScalar(position, b, out _),
        };
    }

    /// <summary>Skips the object or array at a position.</summary>
    private int SkipContainer<TReading>(int position, int depth)
        where TReading : struct, IReading
    {
        int after = _mayLeap ? LeapOverContainer<TReading>(position, depth) : -1;
        if (after >= 0)
        {
            return after;
        }

        SweepRest<TReading>();
        return WalkOverContainer(position, depth);
    }

    /// <summary>Walks to the end of the object or array at a position. Not recursive: depth costs a bit a level.</summary>
    private int WalkOverContainer(int position, int depth)
    {
        ref byte data = ref Data;
        ref byte marks = ref Marks;
        int end = _end;
        int outer = depth;
        byte b = Unsafe.Add(ref data, position);

    Open:
        if (depth == MaxDepth)
        {
            return Fail(position, EventErrorReason.TooDeep);
        }

        bool isObject = b == (byte)'{';
        depth++;
        SetLevel(depth, isObject);
        position = Next(ref data, position + 1);
        if (position >= end)
        {
            return Fail(end, EventErrorReason.UnexpectedEnd);
        }

        b = Unsafe.Add(ref data, position);
        if (b == (isObject ? (byte)'}' : (byte)']'))
        {
            goto Close;
        }

    Item:
        if (isObject)
        {
            if (b != (byte)'"')
            {
                return Fail(position, EventErrorReason.UnexpectedCharacter);
            }

            int start = position + 1;
            ulong ends = StringMarks.Window(ref marks, start);
            int keyLength = BitOperations.TrailingZeroCount(ends);
            if (ends != 0 && JsonText.IsBeforeStringValue(ref data, start + keyLength))
            {
                position = SkipString(ref data, ref marks, start + keyLength + 3, ends >> keyLength >> 3);
                if (position < 0)
                {
                    return position;
                }

                goto After;
            }

            position = ends != 0 ? start + keyLength : StringMarks.FindFurther(ref marks, start, end);
            if (Unsafe.Add(ref data, position) != (byte)'"' && (position = SkipEscapes(position)) < 0)
            {
                return position;
            }

            position = Next(ref data, position + 1);
            if (Unsafe.Add(ref data, position) != (byte)':')
            {
                return Fail(position, EventErrorReason.UnexpectedCharacter);
            }

            position = Next(ref data, position + 1);
            if (position >= end)
            {
                return Fail(end, EventErrorReason.UnexpectedEnd);
            }

            b = Unsafe.Add(ref data, position);
        }

        if (b == (byte)'"')
        {
            position = StringMarks.Find(ref marks, position + 1, end);
            if (Unsafe.Add(ref data, position) != (byte)'"' && (position = SkipEscapes(position)) < 0)
            {
                return position;
            }

            position++;
        }
        else if (b is (byte)'{' or (byte)'[')
        {
            goto Open;
        }
        else if ((position = SkipScalar(position, b, out _)) < 0)
        {
            return position;
        }

    After:
        position = Next(ref data, position);
        if (position >= end)
        {
            return Fail(end, EventErrorReason.UnexpectedEnd);
        }

        b = Unsafe.Add(ref data, position);
        if (b == (byte)',')
        {
            position = Next(ref data, position + 1);
            b = Unsafe.Add(ref data, position);
            goto Item;
        }

        if (b != (isObject ? (byte)'}' : (byte)']'))
        {
            return Fail(position, EventErrorReason.UnexpectedCharacter);
        }

    Close:
        position++;
        depth--;
        if (depth == outer)
        {
            return position;
        }

        isObject = IsObjectLevel(depth);
        goto After;
    }

    /// <summary>Skips the string whose text begins at a position; the bits say where strings may end in what was looked at so far.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SkipString(ref byte data, ref byte marks, int position, ulong ends)
    {
        position = ends != 0
            ? position + BitOperations.TrailingZeroCount(ends)
            : StringMarks.Find(ref marks, position, _end);
        if (Unsafe.Add(ref data, position) != (byte)'"' && (position = SkipEscapes(position)) < 0)
        {
            return position;
        }

        return position + 1;
    }

    private int SkipScalar(int position, byte first, out EventValueKind kind)
    {
        ref byte data = ref Data;
        if (first == (byte)'-' || char.IsAsciiDigit((char)first))
        {
            kind = EventValueKind.Number;
            int after = JsonText.SkipNumber(ref data, position, _end);
            return after >= 0 ? after : Fail(~after, EventErrorReason.InvalidNumber);
        }

        int length = JsonText.LiteralLength(ref data, position, out kind);
        if (length > 0)
        {
            return position + length;
        }

        return Fail(
            position,
            char.IsAsciiLetter((char)first) ? EventErrorReason.InvalidLiteral : EventErrorReason.UnexpectedCharacter);
    }

    /// <summary>From a byte of a string that is not plain text to the closing quote.</summary>
    private int SkipEscapes<TReading>(int position)
        where TReading : struct, IReading
    {
        SweepRest<TReading>();
        return SkipEscapes(position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int SkipEscapes(int position)
    {
        ref byte data = ref Data;
        int after = JsonText.SkipEscapedString(ref data, ref Marks, position, _end);
        if (after >= 0)
        {
            return after;
        }

        return Fail(
            ~after,
            Unsafe.Add(ref data, ~after) < (byte)' ' ? EventErrorReason.ControlCharacter : EventErrorReason.InvalidEscape);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetLevel(int depth, bool isObject)
    {
        ref ulong word = ref _levels[depth >> 6];
        ulong bit = 1UL << depth;
        word = isObject ? word | bit : word & ~bit;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsObjectLevel(int depth) => (_levels[depth >> 6] >> depth & 1) != 0;
}
