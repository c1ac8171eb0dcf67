using System.Globalization;
using System.Text;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emission;

/// <summary>
/// The only way from a rule's text into C#: every character that is not plain printable ASCII is written as an escape, so no text can
/// end the literal or comment it stands in.
/// </summary>
internal static class Literals
{
    // The C# compiler puts string literals into a heap of 16 MB (CS8103); UTF-8 literals are data and have no such limit.
    private const int LongestPlainString = 256;

    // A title in a comment is for orientation; ten megabytes of it would be none.
    private const int LongestComment = 160;

    /// <summary>An expression of type string.</summary>
    public static string String(string text) =>
        text.Length <= LongestPlainString ? Quote(text) : $"global::System.Text.Encoding.UTF8.GetString({Utf8(text)})";

    /// <summary>An expression of type string?.</summary>
    public static string StringOrNull(string? text) => text is null ? "null" : String(text);

    /// <summary>An expression of type ReadOnlySpan of byte: the text's UTF-8 bytes.</summary>
    public static string Utf8(string text) =>
        Utf8Bytes.IsWellFormed(text) ? Quote(text) + "u8" : $"(global::System.ReadOnlySpan<byte>)[{string.Join(", ", Utf8Bytes.Of(text))}]";

    /// <summary>A path in a directive, where nothing can be escaped; null when it has a character that would end it.</summary>
    public static string? Path(string path) =>
        path.Length > 0 && path.All(static c => c != '"' && !IsLineEnd(c)) ? $"\"{path}\"" : null;

    /// <summary>A text for the rest of a comment line, shortened.</summary>
    public static string Comment(string text)
    {
        var safe = new StringBuilder();
        foreach (char c in text)
        {
            if (safe.Length >= LongestComment)
            {
                return safe.Append("...").ToString();
            }

            // Control characters and the Unicode line separators would end the line; direction marks would make it lie.
            safe.Append(IsPlain(c) || char.IsLetterOrDigit(c) ? c : ' ');
        }

        return safe.ToString();
    }

    /// <summary>A text inside an XML documentation comment, shortened.</summary>
    public static string Xml(string text) => Comment(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A whole number.</summary>
    public static string Number(long value) =>
        value == long.MinValue ? "long.MinValue" : value.ToString(CultureInfo.InvariantCulture) + "L";

    /// <summary>A whole number that needs all 64 bits.</summary>
    public static string Number(ulong value) => value.ToString(CultureInfo.InvariantCulture) + "UL";

    /// <summary>A floating-point number, exactly.</summary>
    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ when double.IsNaN(value) => "double.NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture) + "D",
    };

    /// <summary>The four numbers of an address range, as the runtime's tables have them.</summary>
    public static string Numbers(IpRange range) =>
        FormattableString.Invariant($"0x{range.First.High:X}UL, 0x{range.First.Low:X}UL, 0x{range.Last.High:X}UL, 0x{range.Last.Low:X}UL");

    private static string Quote(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            switch (c)
            {
                case '"' or '\\':
                    literal.Append('\\').Append(c);
                    break;
                case '\n':
                    literal.Append("\\n");
                    break;
                case '\t':
                    literal.Append("\\t");
                    break;
                default:
                    _ = IsPlain(c) ? literal.Append(c) : literal.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    break;
            }
        }

        return literal.Append('"').ToString();
    }

    // Control characters among them, which no path has.
    private static bool IsLineEnd(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    private static bool IsPlain(char c) => c is >= ' ' and <= '~';
}
