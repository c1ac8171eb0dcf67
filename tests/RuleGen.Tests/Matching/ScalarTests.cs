using System.Text;
using CsCheck;
using RuleGen.Matching;
using Xunit;

namespace RuleGen.Tests.Matching;

/// <summary>The functions of conditions against .NET's strings, which count in UTF-16 code units as Java's do.</summary>
public class ScalarTests
{
    private static readonly Gen<string> Text = Texts.Short.Select(Texts.Short, static (a, b) => a + b);
    private static readonly Gen<long> Position = Gen.Long[-12, 12];

    [Fact]
    public void Lengths_are_code_units() => Texts.Any.Sample(static text => Assert.Equal(text.Length, Of(text).Length().Integer));

    [Fact]
    public void A_part_is_a_slice() => Gen.Select(Text, Position, Position).Sample(static (text, start, end) =>
    {
        var memory = new ScalarMemory();
        (int from, int to) = (Offset(start, text.Length), Offset(end, text.Length));
        Assert.Equal(Bytes(from < to ? text[from..to] : ""), Of(text).Substring(start, end, memory).Text.ToArray());
        Assert.Equal(Bytes(text[from..]), Of(text).Substring(start, Scalar.Null, memory).Text.ToArray());
        Assert.Equal(Bytes(text), Of(text).Substring(Scalar.Null, end, memory).Text.ToArray());
    });

    [Fact]
    public void A_text_cut_anywhere_is_itself_when_joined() => Gen.Select(Text, Position).Sample(static (text, at) =>
    {
        var memory = new ScalarMemory();
        Scalar head = Of(text).Substring(0L, at, memory);
        Scalar joined = head.Concat(Of(text).Substring(at, Scalar.Null, memory), memory);
        Assert.Equal(text, Encoding.UTF8.GetString(joined.Text));
        Assert.Equal(text[..Offset(at, text.Length)].Length, head.Length().Integer);
    });

    [Fact]
    public void Positions_are_code_units() => Gen.Select(Text, Texts.Short, Position).Sample(static (text, part, start) =>
    {
        Scalar found = Of(text).IndexOf(Of(part), start);
        int from = (int)Math.Clamp(start, 0, text.Length);

        // Half of a pair begins no part.
        int expected = text.IndexOf(part, part.Length > 0 && from > 0 && from < text.Length && char.IsLowSurrogate(text[from]) ? from + 1 : from, StringComparison.Ordinal);
        Assert.Equal(expected, found.IsNull ? -1 : found.Integer);
        Assert.Equal(text.StartsWith(part, StringComparison.Ordinal), Of(text).StartsWith(Of(part)).IsTrue);
        Assert.Equal(text.EndsWith(part, StringComparison.Ordinal), Of(text).EndsWith(Of(part)).IsTrue);
        Assert.Equal(part.Length > 0 && text.Contains(part, StringComparison.Ordinal), Of(text).Contains(Of(part)).IsTrue);
    });

    [Fact]
    public void Case_is_ignored_by_folding_both_sides() => Gen.Select(Text, Texts.Short).Sample(static (text, part) =>
    {
        string folded = Fold(text);
        Assert.Equal(folded.StartsWith(Fold(part), StringComparison.Ordinal), Of(text).StartsWith(Of(part), ignoreCase: true).IsTrue);
        Assert.Equal(folded.EndsWith(Fold(part), StringComparison.Ordinal), Of(text).EndsWith(Of(part), ignoreCase: true).IsTrue);
        Assert.Equal(part.Length > 0 && folded.Contains(Fold(part), StringComparison.Ordinal), Of(text).Contains(Of(part), ignoreCase: true).IsTrue);

        // Folding keeps the number of code units here, so positions in the folded text are those in the text.
        Scalar found = Of(text).IndexOf(Of(part), Scalar.Null, ignoreCase: true);
        Assert.Equal(folded.IndexOf(Fold(part), StringComparison.Ordinal), found.IsNull ? -1 : found.Integer);
    });

    [Fact]
    public void Between_finds_the_first_left_and_the_next_or_last_right() => Gen.Select(Text, Texts.Short, Texts.Short, Gen.Bool, Gen.Bool).Sample(
        static (text, left, right, greedy, ignoreCase) =>
        {
            Scalar between = Of(text).Between(Of(left), Of(right), greedy, ignoreCase);
            (string searched, string l, string r) = ignoreCase ? (Fold(text), Fold(left), Fold(right)) : (text, left, right);
            int start = searched.IndexOf(l, StringComparison.Ordinal) + l.Length;
            int end = greedy ? searched.LastIndexOf(r, StringComparison.Ordinal) : start < l.Length ? -1 : searched.IndexOf(r, start, StringComparison.Ordinal);
            string? expected =
                text.Length == 0 || l.Length == 0 || r.Length == 0 ? text
                : start < l.Length || end < 0 ? ""
                : end < start ? null
                : text[start..end];
            Assert.Equal(expected, between.IsNull ? null : Encoding.UTF8.GetString(between.Text));
        });

    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(-42.5, "-42.5")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.00099999, "9.9999E-4")]
    [InlineData(9999999.0, "9999999.0")]
    [InlineData(9999999.5, "9999999.5")]
    [InlineData(10000000.0, "1.0E7")]
    [InlineData(123456789.0, "1.23456789E8")]
    [InlineData(1e100, "1.0E100")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157E308")]
    [InlineData(4.9e-324, "5.0E-324")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Numbers_are_written_as_Java_writes_them(double number, string expected) =>
        Assert.Equal(expected, Encoding.ASCII.GetString(((Scalar)number).ToText(new ScalarMemory()).Text));

    [Fact]
    public void A_number_written_is_read_back() => Gen.Double.Where(double.IsFinite).Sample(static number =>
        Assert.Equal(number, double.Parse(((Scalar)number).ToText(new ScalarMemory()).Text, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Whole_numbers_have_a_result_exactly_when_64_bits_hold_it() => Gen.Select(Edges, Edges).Sample(static (a, b) =>
    {
        AssertResult((Int128)a + b, ((Scalar)a).Add(b));
        AssertResult((Int128)a - b, ((Scalar)a).Subtract(b));
        AssertResult((Int128)a * b, ((Scalar)a).Multiply(b));
        if (b != 0 && !(a == long.MinValue && b == -1))
        {
            AssertResult(a / b, ((Scalar)a).Divide(b));
            AssertResult(a % b, ((Scalar)a).Modulo(b));
        }

        Assert.True(((Scalar)a).Divide(0L).IsNull && ((Scalar)a).Modulo(0L).IsNull);
    });

    [Theory]
    [InlineData("5", null, "5")]
    [InlineData("-3.14", 10L, "-3.14")]
    [InlineData("+314", 10L, "314")]
    [InlineData(" 7", null, "7.0")]
    [InlineData("7e1", null, "70.0")]
    [InlineData("9223372036854775807", null, "9223372036854775807")]
    [InlineData("9223372036854775808", null, "9.223372036854776E18")]
    [InlineData("0x1337", null, "4919")]
    [InlineData("0x1337", 16L, "4919")]
    [InlineData("0x1337", 10L, null)]
    [InlineData("1337", 16L, "4919")]
    [InlineData("-8000000000000000", 16L, "-9223372036854775808")]
    [InlineData("8000000000000000", 16L, null)]
    [InlineData("052403", 8L, "21763")]
    [InlineData("9", 8L, null)]
    [InlineData("Zz", 36L, "1295")]
    [InlineData("", null, null)]
    [InlineData("-", 16L, null)]
    [InlineData("0x", null, null)]
    [InlineData("1", 37L, null)]
    [InlineData("x", null, null)]
    public void Texts_are_read_as_numbers(string text, long? numberBase, string? expected)
    {
        Scalar number = Of(text).ToNumber(numberBase is { } radix ? radix : Scalar.Null);
        Assert.Equal(expected, number.IsNull ? null : Encoding.ASCII.GetString(number.ToText(new ScalarMemory()).Text));
    }

    [Fact]
    public void Logic_has_three_values()
    {
        Assert.True(((Scalar)false).And(Scalar.Null) is { Kind: ScalarKind.Boolean, IsTrue: false });
        Assert.True(Scalar.Null.And(true).IsNull && Scalar.Null.Or(false).IsNull && Scalar.Null.Not().IsNull);
        Assert.True(Scalar.Null.Or(true).IsTrue && ((Scalar)false).Not().IsTrue && !((Scalar)true).Not().IsTrue);
        Assert.True(Of("1").Equal(1L).IsNull && ((Scalar)true).Less(1L).IsNull && Scalar.Null.Equal(Scalar.Null).IsNull);
        Assert.True(((Scalar)1L).Equal(1.0).IsTrue && !((Scalar)9007199254740993L).Equal(9007199254740992.0).IsTrue);
        Assert.True(((Scalar)double.NaN).IsNull);
    }

    private static Gen<long> Edges => Gen.OneOf(Gen.Long, Gen.Long[-5, 5], Gen.OneOf(long.MinValue, long.MinValue + 1, long.MaxValue, 3037000500, -3037000500, 1L << 32));

    private static void AssertResult(Int128 expected, Scalar actual) =>
        Assert.True(expected >= long.MinValue && expected <= long.MaxValue ? actual.Kind == ScalarKind.Integer && actual.Integer == expected : actual.IsNull);

    private static Scalar Of(string text) => (ReadOnlySpan<byte>)text.Utf8();

    private static int Offset(long position, int length) => (int)Math.Clamp(position < 0 ? position + length : position, 0, length);

    private static string Fold(string text) => string.Concat(text.CodePoints(fold: true).Select(char.ConvertFromUtf32));

    // Halves of a pair as three bytes each.
    private static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        for (int i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                bytes.AddRange([0xED, (byte)(0x80 | ((text[i] >> 6) & 0x3F)), (byte)(0x80 | (text[i] & 0x3F))]);
            }
        }

        return [.. bytes];
    }
}
