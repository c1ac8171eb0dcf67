using System.Numerics;
using System.Runtime.CompilerServices;

namespace RuleGen;

/// <content>Reading no further than all that is looked for has been found.</content>
public sealed partial class EventReader
{
    /// <summary>Instead of a position: every field that is looked for has its values, and what follows does not matter.</summary>
    private const int Left = -2;

    // So many positions behind the beginning of a key two windows can be read: that of the key, and that of a value behind it.
    private const int TwoWindows = 128;

    private readonly ulong _wanted;

    // How many arrays stand around what is read.
    private int _arrays;

    /// <summary>
    /// A reader that takes for granted that documents are well-formed and spell a path once, and leaves one as soon as all of some fields have
    /// been found.
    /// </summary>
    /// <param name="layout">The layout of the events.</param>
    /// <param name="slots">The fields to look for; the others are not read.</param>
    internal static EventReader CreateLeaving(EventLayout layout, IReadOnlyCollection<int> slots)
    {
        // Whether a field beyond the masks has been found would have to be looked up for every value.
        ulong wanted = slots.All(Event.IsMasked) ? slots.Aggregate(0UL, static (bits, slot) => bits | (1UL << slot)) : 0;
        return new(layout, FieldTrieBuilder.Build(layout.Fields, slots), EventValidation.Trusted, wanted);
    }

    private bool TryReadUntilFound()
    {
        _arrays = 0;
        _mayLeap = true;
        _masks.Begin(_end);
        return ReadDocument<UntilFound>() is >= 0 or Left;
    }

    private bool IsFound
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _event.HasAll(_wanted) && _arrays == 0;
    }

    /// <summary>Sees to it that a key and its value can be looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SweepBehind<TReading>(ref byte data, int position)
        where TReading : struct, IReading
    {
        if (TReading.MayLeave && position + TwoWindows > _masks.Reach)
        {
            _masks.SweepBehind(ref data, position + TwoWindows);
        }
    }

    /// <summary>Sees to it that all that follows can be looked at.</summary>
    private void SweepRest<TReading>()
        where TReading : struct, IReading
    {
        if (TReading.MayLeave)
        {
            _masks.SweepBehind(ref Data, _end);
        }
    }

    /// <summary>The first mark at or behind a position; the document's end if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindMark<TReading>(int position)
        where TReading : struct, IReading =>
        TReading.MayLeave ? FindMarkSweeping(position) : StringMarks.Find(ref Marks, position, _end);

    private int FindMarkSweeping(int position)
    {
        ref byte marks = ref Marks;
        for (; position < _end; position = (position & ~7) + 64)
        {
            if (position + 64 > _masks.Reach)
            {
                _masks.SweepBehind(ref Data, position + 64);
            }

            ulong window = StringMarks.Window(ref marks, position);
            if (window != 0)
            {
                return position + BitOperations.TrailingZeroCount(window);
            }
        }

        return _end;
    }
}
