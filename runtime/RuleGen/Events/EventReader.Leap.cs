using System.Numerics;
using System.Runtime.CompilerServices;

namespace RuleGen;

/// <content>Finding the end of an object or array without looking at what it holds.</content>
public sealed partial class EventReader
{
    /// <summary>
    /// The position behind the object or array at a position, found by counting brackets a block at a time. Strings are known to end and to hold
    /// no control character; what else stands between the brackets is not looked at. -1: the brackets do not pair up, or not within
    /// the limit of depth, and the walk has to say what is wrong and where.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int LeapOverContainer<TReading>(int position, int depth)
        where TReading : struct, IReading
    {
        int level = 0;
        ulong inside = ulong.MaxValue << position;
        int blocks = _masks.Blocks;
        ref ulong allOpens = ref _masks.Opens;
        ref ulong allCloses = ref _masks.Closes;
        for (int block = position >> 6; block < blocks; block++, inside = ulong.MaxValue)
        {
            if (TReading.MayLeave && block << 6 >= _masks.Reach)
            {
                _masks.SweepBehind(ref Data, block << 6);
            }

            ulong opens = Unsafe.Add(ref allOpens, block) & inside;
            ulong closes = Unsafe.Add(ref allCloses, block) & inside;
            int opening = BitOperations.PopCount(opens);
            int closing = BitOperations.PopCount(closes);
            if (depth + level + opening > MaxDepth)
            {
                return -1;
            }

            if (closing >= level)
            {
                // The end may be in this block: at the first bracket that closes more than were opened before it.
                int open = level;
                for (; closes != 0; closes &= closes - 1)
                {
                    ulong before = closes ^ (closes - 1);
                    if (open + BitOperations.PopCount(opens & before) == 1)
                    {
                        int last = (block << 6) + BitOperations.TrailingZeroCount(closes);
                        return Closes(position, last) ? last + 1 : -1;
                    }

                    open--;
                }
            }

            level += opening - closing;
        }

        return -1;
    }

    // '}' and ']' are each two behind what they close.
    private bool Closes(int first, int last) => _data[_start + last] == _data[_start + first] + 2;
}
