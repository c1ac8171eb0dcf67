using System.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Text;

/// <summary>Turns constants of a query into the bytes they are compared as.</summary>
public static class Utf8Bytes
{
    /// <summary>
    /// The UTF-8 bytes of a text. A lone surrogate (an EQL escape can make one) becomes its three-byte form, which no valid
    /// UTF-8 document contains: it equals nothing, where a replacement character would equal U+FFFD.
    /// </summary>
    public static byte[] Of(string text)
    {
        if (IsWellFormed(text))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var bytes = new List<byte>(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, 2)));
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                bytes.AddRange([(byte)(0xE0 | (text[i] >> 12)), (byte)(0x80 | ((text[i] >> 6) & 0x3F)), (byte)(0x80 | (text[i] & 0x3F))]);
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, 1)));
            }
        }

        return [.. bytes];
    }

    /// <summary>The text that <see cref="Of"/> gives these bytes for.</summary>
    public static string ToText(ReadOnlySpan<byte> utf8)
    {
        var text = new StringBuilder(utf8.Length);
        while (!utf8.IsEmpty)
        {
            int codePoint = CodePoints.First(utf8, out int length);
            if (codePoint >= 0)
            {
                text.Append(char.ConvertFromUtf32(codePoint));
            }
            else
            {
                length = 3;
                text.Append((char)(0xD000 | ((utf8[1] & 0x3F) << 6) | (utf8[2] & 0x3F)));
            }

            utf8 = utf8.Slice(length);
        }

        return text.ToString();
    }

    /// <summary>Whether a text has no lone surrogate, so that a C# UTF-8 literal can hold it.</summary>
    public static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
