namespace RuleGen;

/// <content>The elements of a JSON array.</content>
public sealed partial class DocumentReader
{
    /// <summary>
    /// The next element. Where one is missing (<c>[,</c>, <c>,]</c>), where a comma is (<c>} {</c>), and where the stream ends
    /// without <c>]</c>, an empty document stands for the gap: no reader takes it, so the mistake is reported at its place. An element that
    /// the end of the stream cuts off is such a mistake itself, and the last.
    /// </summary>
    private bool TryReadElement(out DocumentSlice document)
    {
        while (SkipWhiteSpace())
        {
            switch (_buffer[_start])
            {
                case (byte)']' when _gap != ArrayGap.BehindComma:
                    _start++;
                    _isInArray = false;
                    document = default;
                    return false;
                case (byte)',' when _gap == ArrayGap.BehindElement:
                    _start++;
                    _gap = ArrayGap.BehindComma;
                    break;
                case (byte)',':
                    document = Take(0);
                    _start++;
                    _gap = ArrayGap.BehindComma;
                    return true;
                case (byte)']':
                    document = Take(0);
                    _gap = ArrayGap.BehindElement;
                    return true;
                case var _ when _gap == ArrayGap.BehindElement:
                    document = Take(0);
                    _gap = ArrayGap.BehindComma;
                    return true;
                case var first:
                    document = Take(first is (byte)'{' or (byte)'[' or (byte)'"' ? MeasureValue(out _isInArray) : MeasureScalar());
                    _gap = ArrayGap.BehindElement;
                    return true;
            }
        }

        document = Take(0);
        _isInArray = false;
        return true;
    }

    /// <summary>The length of the object, array or string that begins what is unread, and whether it is whole: not cut off by the end of the stream.</summary>
    private int MeasureValue(out bool isWhole)
    {
        isWhole = false;
        int length = 0;
        int depth = 0;
        bool isInString = false;
        while (true)
        {
            ReadOnlySpan<byte> rest = Unread[length..];
            int index = isInString ? rest.IndexOfAny((byte)'"', (byte)'\\') : rest.IndexOfAny("\"{}[]"u8);
            if (index < 0)
            {
                length += rest.Length;
                if (!Fill())
                {
                    return length;
                }

                continue;
            }

            length += index + 1;
            switch (rest[index])
            {
                case (byte)'\\' when length == Unread.Length && !Fill():
                    return length;
                case (byte)'\\':
                    length++;
                    break;
                case (byte)'"':
                    isInString = !isInString;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    depth--;
                    break;
            }

            if (depth == 0 && !isInString)
            {
                isWhole = true;
                return length;
            }
        }
    }

    private int MeasureScalar()
    {
        int length = 0;
        while (true)
        {
            int index = Unread[length..].IndexOfAny(",] \t\r\n"u8);
            if (index >= 0)
            {
                // At least one byte, so that reading goes on.
                return Math.Max(1, length + index);
            }

            length = Unread.Length;
            if (!Fill())
            {
                return length;
            }
        }
    }

    /// <summary>What stands in front of what is unread.</summary>
    private enum ArrayGap
    {
        /// <summary>The array's bracket.</summary>
        Start,

        /// <summary>An element.</summary>
        BehindElement,

        /// <summary>A comma.</summary>
        BehindComma,
    }
}
