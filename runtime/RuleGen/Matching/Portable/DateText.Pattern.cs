namespace RuleGen.Matching;

/// <content>
/// Patterns of letters as Java's <c>DateTimeFormatter</c> has them, as far as they are numbers: <c>yyyy uuuu MM dd HH mm ss S… X XX XXX Z</c>,
/// text between single quotes, and other characters for themselves.
/// </content>
#if RULEGEN_COMPILER
internal
#else
public
#endif
static partial class DateText
{
    private static bool IsPattern(ReadOnlySpan<byte> pattern)
    {
        bool hasYear = false;
        for (int i = 0; i < pattern.Length;)
        {
            byte letter = pattern[i];
            int count = RunLength(pattern, i);
            hasYear |= letter is (byte)'y' or (byte)'u';
            if (letter == (byte)'\'')
            {
                int length = pattern.Slice(i + 1).IndexOf((byte)'\'');
                if (length <= 0)
                {
                    return false;
                }

                i += length + 2;
                continue;
            }

            if (!(letter switch
            {
                (byte)'y' or (byte)'u' => count == 4,
                (byte)'M' or (byte)'d' or (byte)'H' or (byte)'m' or (byte)'s' => count <= 2,
                (byte)'S' => count <= 9,
                (byte)'X' or (byte)'Z' => count <= 3,
                _ => !IsLetter(letter) && letter is not ((byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'#'),
            }))
            {
                return false;
            }

            i += count;
        }

        return hasYear;
    }

    private static bool TryParsePattern(ReadOnlySpan<byte> text, ReadOnlySpan<byte> pattern, bool roundUp, out DatePoint point)
    {
        var fields = new DateFields(text) { RoundUp = roundUp };
        point = default;
        for (int i = 0; i < pattern.Length;)
        {
            byte letter = pattern[i];
            int count = RunLength(pattern, i);
            if (letter == (byte)'\'')
            {
                int length = pattern.Slice(i + 1).IndexOf((byte)'\'');
                if (!fields.TryTake(pattern.Slice(i + 1, length)))
                {
                    return false;
                }

                i += length + 2;
                continue;
            }

            if (!TryReadField(ref fields, letter, count))
            {
                return false;
            }

            i += IsLetter(letter) ? count : 1;
        }

        return fields.IsAtEnd && fields.TryGetPoint(out point);
    }

    private static bool TryReadField(ref DateFields fields, byte letter, int count)
    {
        switch (letter)
        {
            case (byte)'y' or (byte)'u':
                return fields.TryNumber(4, 4, out fields.Year);
            case (byte)'M':
                return fields.TryField(count, ref fields.Month);
            case (byte)'d':
                return fields.TryField(count, ref fields.Day);
            case (byte)'H':
                return fields.TryField(count, ref fields.Hour);
            case (byte)'m':
                return fields.TryField(count, ref fields.Minute);
            case (byte)'s':
                return fields.TryField(count, ref fields.Second);
            case (byte)'S':
                bool hasFraction = fields.TryNumber(count, count, out long number);
                for (; count < 9; count++)
                {
                    number *= 10;
                }

                fields.Nanosecond = (int)number;
                return hasFraction;
            case (byte)'X' or (byte)'Z':
                return fields.TryZone();
            default:
                return fields.TryTake(letter);
        }
    }

    private static int RunLength(ReadOnlySpan<byte> pattern, int start)
    {
        int end = start + 1;
        while (end < pattern.Length && pattern[end] == pattern[start] && IsLetter(pattern[start]))
        {
            end++;
        }

        return end - start;
    }

    private static bool IsLetter(byte b) => (b | 0x20) is >= 'a' and <= 'z';
}
