namespace RuleGen;

/// <content>The elements of a JSON array.</content>
public sealed partial class DocumentReader
{
    private bool TryReadElement(out DocumentSlice document)
    {
        while (SkipWhiteSpace())
        {
            byte b = _buffer[_start];
            if (b == (byte)']')
            {
                _start++;
                _isInArray = false;
                break;
            }

            if (b != (byte)',')
            {
                document = Take(b is (byte)'{' or (byte)'[' or (byte)'"' ? MeasureValue() : MeasureScalar());
                return true;
            }

            _start++;
        }

        document = default;
        return false;
    }

    /// <summary>The length of the object, array or string that begins what is unread; cut off by the end of the stream.</summary>
    private int MeasureValue()
    {
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
}
