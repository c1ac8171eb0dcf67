using System.Text;
using CsCheck;

namespace RuleGen.Tests.Events;

/// <summary>Random documents whose keys hit the fields under many spellings, and documents that are nearly JSON.</summary>
internal static class Documents
{
    /// <summary>The fields read from the documents; some are the beginning of others.</summary>
    public static readonly string[] Fields = ["a", "a.b", "a.b.c", "b.c", "c", "long.key.with.tail", "long.name_of_a_key_over_16.bytes"];

    /// <summary>Those, and fields that are everything below a path: of known ones, of unknown ones and of each other.</summary>
    public static readonly string[] FieldsWithBelow = [.. Fields, "a.*", "a.b.*", "b.*", "b.x.*", "long.*", "long.key.*", "x.*", "a.b.c.*", "é.*"];

    /// <summary>Fields of which only a pattern of the path is known, beside those.</summary>
    public static readonly string[] FieldsWithPatterns =
        [.. FieldsWithBelow, "*", "a.*.b", "a.*.c", "*.c", "*.x", "a*", "*ey*", "long.*.tail", "a.b.*.b.c", "a*b*c", ".*", "*.*", "*é"];

    private static readonly Gen<string> Space = Gen.Frequency((8, Gen.Const("")), (1, Gen.OneOf(" ", "\n", "\r\n", "\t", "  \t   ")));

    private static readonly Gen<string> Key = Gen.OneOf(
        "a", "b", "c", "a.b", "b.c", "a.b.c", "long", "key", "with", "tail", "key.with.tail", "long.key", "name_of_a_key_over_16",
        "name_of_a_key_over_16.bytes", "name_of_a_key_over_17.bytes", "bytes", "x", "", ".", "a.", ".a", "other_key", "é",
        "\\u0061", "\\u0061.b", "l\\u006fng", "\\\"", "\\ud83d\\ude00", "\\ud83d");

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf(
            "", "x", "value", "true", "12", "{\\\"a\\\":1}", "\\\\", "a\\nb\\t\\/", "\\u00e9", "\\ud83d\\ude00", "\\ud83d", "\\ude00x",
            "\\ud83d\\u0041", "é€😀", "[,]{}:", "0123456789012345678901234567890123456789012345678901234567890123456789"),
        Gen.Char['a', 'z'].Array[0, 100].Select(letters => new string(letters)));

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Text.Select(text => "\"" + text + "\""),
        Gen.OneOf("null", "true", "false", "0", "-0", "12", "-1.5", "1e5", "1E+5", "0.5e-7", "9007199254740993"),
        Gen.Long.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>A JSON object.</summary>
    public static readonly Gen<string> Valid = Object(4);

    /// <summary>Bytes that a few edits set apart from a JSON object; often they are JSON all the same.</summary>
    public static readonly Gen<byte[]> Mutated = Gen.Select(Valid, Edits).Select((text, edits) => Edit(Encoding.UTF8.GetBytes(text), edits));

    /// <summary>Up to four edits: where (a share of the length), whether to replace, insert or remove, and a byte.</summary>
    public static Gen<(double, int, byte)[]> Edits => Gen.Select(
        Gen.Double[0, 1],
        Gen.Int[0, 2],
        Gen.OneOf(
            Gen.OneOf(Encoding.UTF8.GetBytes("\"\\{}[],:0123456789.-+eEtfnu \n\r\tbx/")),
            Gen.OneOf<byte>(0, 0x1F, 0x7F, 0x80, 0xC0, 0xE2, 0xED, 0xF4, 0xFF))).Array[0, 4];

    /// <summary>Carries out edits.</summary>
    public static byte[] Edit(byte[] document, (double Where, int What, byte Byte)[] edits)
    {
        var bytes = new List<byte>(document);
        foreach ((double where, int what, byte b) in edits)
        {
            int index = (int)(where * bytes.Count);
            if (what == 1 || index == bytes.Count)
            {
                bytes.Insert(index, b);
            }
            else if (what == 0)
            {
                bytes[index] = b;
            }
            else
            {
                bytes.RemoveAt(index);
            }
        }

        return [.. bytes];
    }

    private static Gen<string> Value(int depth) => depth == 0
        ? Scalar
        : Gen.Frequency((3, Scalar), (2, Object(depth - 1)), (2, List(depth - 1)));

    private static Gen<string> Object(int depth) =>
        Gen.Select(Key, Space, Space, Value(depth), (key, before, after, value) => $"\"{key}\"{before}:{after}{value}").Array[0, 6]
            .SelectMany(members => Space.Select(space => "{" + space + string.Join("," + space, members) + space + "}"));

    private static Gen<string> List(int depth) =>
        Gen.Select(Value(depth).Array[0, 4], Space, (items, space) => "[" + space + string.Join(space + ",", items) + space + "]");
}
