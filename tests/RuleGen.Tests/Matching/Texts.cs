using System.Text;
using CsCheck;

namespace RuleGen.Tests.Matching;

/// <summary>Random texts in which equal, nearly equal and awkward ones are frequent.</summary>
internal static class Texts
{
    // Both cases, the classes whose members differ in length (K, ſ, ẞ, Ⱥ), a pair outside the BMP, and what does not fold.
    private static readonly string[] Pieces =
    [
        "a", "A", "b", "B", "k", "K", "\u212A", "s", "S", "\u017F", "ß", "\u1E9E", "\u023A", "\u2C65", "é", "É", "ı", "İ", "i", "I",
        "\U00010400", "\U00010428", "€", "\n", ".", "/", "-", "[", "`", "{", "@",
    ];

    /// <summary>Well-formed text of up to 40 pieces, usually ASCII for a stretch.</summary>
    public static readonly Gen<string> Any = Gen.OneOf(
        Gen.OneOf(Pieces).Array[0, 40].Select(string.Concat),
        Gen.OneOf("a", "A", "b", "B", "k", "K").Array[0, 80].Select(string.Concat),
        Gen.OneOf("a", "b", "k").Array[0, 6].Select(string.Concat));

    /// <summary>A short text.</summary>
    public static readonly Gen<string> Short = Gen.OneOf(Pieces).Array[0, 4].Select(string.Concat);

    /// <summary>A pattern with stars and question marks.</summary>
    public static readonly Gen<string> Pattern =
        Gen.OneOf(Gen.OneOf(Pieces), Gen.OneOf("*", "?", "*")).Array[0, 8].Select(string.Concat);

    /// <summary>Bytes of which many are no UTF-8.</summary>
    public static readonly Gen<byte[]> IllFormed = Gen.OneOf(
        Gen.OneOf((byte)'a', (byte)'K', (byte)0xE2, (byte)0x84, (byte)0xAA, (byte)0xF0, (byte)0x90, (byte)0xC0, (byte)0xFF, (byte)0xED, (byte)0xA0),
        Gen.Byte).Array[0, 24];

    /// <summary>UTF-8 bytes.</summary>
    public static byte[] Utf8(this string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The code points, folded one by one if asked: the plain meaning everything is compared with.</summary>
    public static int[] CodePoints(this string text, bool fold = false) =>
        [.. text.EnumerateRunes().Select(rune => fold ? RuleGen.Matching.CaseFolding.Fold(rune.Value) : rune.Value)];
}
