using System.Text;

namespace RuleGen.Tests.Events;

/// <summary>
/// Where JSON parsers are known to go wrong, written from the grammar of RFC 8259. Nothing here says what is right: the tests ask
/// System.Text.Json.
/// </summary>
internal static class JsonGrammarCases
{
    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "10", "123456789", "12345678901234567890123456789", "0.0", "-0.0", "0.5", "1.25", "1e5", "1E5", "1e+5", "1e-5", "0e0", "0E+0",
        "1.5e300", "1e400", "-1e400", "1e-400", "123e00005", "1e99999999999999999999", "9007199254740993", "18446744073709551616",
        "00", "01", "-01", "-", "--1", "+1", "1.", ".5", "-.5", "1.e5", "1e", "1e+", "1e-", "1E", "1.5e", "1e5.5", "1.2.3", "0x1F", "1_000", "1,000", "1 000",
        "Infinity", "-Infinity", "NaN", "-NaN", "1f", "1d", "1L", "0b1", "0o7", "1a", "１", "1\u0000", "0e", "0e+-1", "2.e3", "-2.", "1ea", "- 1", "12345678.", "1234567a",
        "00000000", "000000001", "12345678", "123456789012345678", "1234567890123456.1234567890123456e1234567890123456",
    ];

    private static readonly string[] Literals =
    [
        "true", "false", "null", "True", "FALSE", "Null", "tru", "fals", "nul", "truex", "nulll", "falsey", "t", "f", "n", "nan", "undefined", "tr ue", "true1", "nu\u0000l", "\u0000", "*", "'x'", "x",
    ];

    private static readonly string[] Strings =
    [
        "\"\"", "\"a\"", "\" \"", "\"\\\"\"", "\"\\\\\"", "\"\\/\"", "\"\\b\\f\\n\\r\\t\"", "\"\\u0000\"", "\"\\u0041\"", "\"\\uABcd\"", "\"\\u00e9\"", "\"é€😀\"", "\"\u007F\"", "\"\u2028\u2029\"", "\"\uFEFF\"",
        "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\ude00\"", "\"\\ude00\\ud83d\"", "\"\\ud83dx\"", "\"\\ud83d\\n\"", "\"\\ud83d\\u0041\"", "\"\\uD800\\uD800\\uDC00\"", "\"\\uFFFE\\uFFFF\"", "\"\uFFFF\"", "\"//\"", "\"/* */\"", "\"{[,:]}\"",
        "\"", "\"a", "\"\\\"", "\"\\", "\"\\x41\"", "\"\\a\"", "\"\\0\"", "\"\\'\"", "\"\\v\"", "\"\\U0041\"", "\"\\u\"", "\"\\u1\"", "\"\\u12\"", "\"\\u123\"", "\"\\u123g\"", "\"\\u 123\"", "\"\\u+123\"", "\"\\ud83d\\u\"", "\"\\ud83d\\u12\"",
        "\"\\é\"", "\"a\nb\"", "\"a\tb\"", "\"a\rb\"", "\"\u0000\"", "\"\u0001\"", "\"\u001F\"", "\"a\\\nb\"", "'a'", "a", "\"a\"b\"", "\"\\\\\\\"", "\"\\\\\\\\\"", "“a”",
    ];

    private static readonly string[] Arrays =
    [
        "[]", "[ ]", "[1]", "[1,2]", "[ 1 , 2 ]", "[\n1\r\n,\t2]", "[[]]", "[[],[[]]]", "[null]", "[{}]", "[{\"a\":[]}]", "[\"]\"]", "[1,\"a\",null,true,{}]",
        "[", "]", "[1", "[1,", "[,", "[,1]", "[1,]", "[1,,2]", "[,]", "[1 2]", "[1:2]", "[1;2]", "[\"a\" \"b\"]", "[\"a\":1]", "[1}", "[}", "[[]", "[]]", "[1]]", "[1],", "[a]", "[\"a]", "[\f1]", "[\v1]", "[\u00A01]", "[1,\u2060]", "[\\n]", "[true false]", "[1,\n", "[{]}", "[-]", "[1,2",
    ];

    private static readonly string[] Objects =
    [
        "{}", "{ }", "{\"a\":1}", "{ \"a\" : 1 }", "{\n\"a\"\r\n:\t1}", "{\"a\":1,\"b\":2}", "{\"a\":1,\"a\":2}", "{\"\":0}", "{\"\":{\"\":0}}", "{\"\\u0061\":1}", "{\"a\\\"b\":1}", "{\"é\":1}", "{\"a.b\":1}", "{\"a\":{}}", "{\"a\":[{}]}", "{\"\\ud83d\":1}", "{\"a\u007F\":1}",
        "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{,\"a\":1}", "{\"a\":1,,\"b\":2}", "{\"a\" 1}", "{\"a\"::1}", "{\"a\":1 \"b\":2}", "{\"a\",1}", "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{\"a\":1]", "{[]:1}", "{\"a\":}", "{\"a\":,\"b\":1}", "{:1}", "{\"a\":1}}", "{\"a\":1}{}", "{\"a\":1},", "{\"a\":1}x", "{\"a\":1} 1", "{\"a\":/**/1}", "{\"a\":1}//", "{\"a\":1}#", "{\"a\n\":1}", "{\"a\t\":1}", "{\"\\x\":1}", "{\"a\\\":1}", "{\"a:1}", "{\"a\":1;\"b\":2}", "{\"a\"=1}", "{\"a\":tru}", "{\"a\":1,\"b\"}", "{\"a\":1,\"b", "{\"a\":\"b\"\"c\":1}", "{\"a\":\"b\",\"c\"}", "{{}}", "{\"a\":{\"b\":{\"c\":1}}", "{\"a\":[}", "{\f}", "{\"a\":1\u0000}", "{\"b\":1,\"b\":}",
    ];

    private static readonly byte[][] NotUtf8 =
    [
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80],
        [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF0, 0x28, 0x8C, 0xBC], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xFE, 0xFF], [0xE9],
        [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80], [0xEF, 0xBF, 0xBE], [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
    ];

    /// <summary>Values, well-formed or not.</summary>
    public static IEnumerable<byte[]> Values =>
        Numbers.Concat(Literals).Concat(Strings).Concat(Arrays).Concat(Objects).Append("").Append(" ").Select(Encoding.UTF8.GetBytes)
            .Concat(NotUtf8.Select(static bytes => (byte[])[(byte)'"', .. bytes, (byte)'"']))
            .Concat(NotUtf8);

    /// <summary>Whole documents, beside those that <see cref="Values"/> are: what may stand around, and how deep they may be.</summary>
    public static IEnumerable<byte[]> Documents =>
        new[]
        {
            "", " ", "\n", "\uFEFF", "\uFEFF{}", "\uFEFF {}", "\uFEFF\uFEFF{}", " \uFEFF{}", "{}\uFEFF", " {} ", "\r\n{}\r\n", "\t{}\t", "\f{}", "{}\f", "\v{}", "\u00A0{}", "\u0000{}", "{}\u0000", "{}\u001A", "[]", "\"a\"", "1", "null", "true",
            "{}{}", "{} {}", "{},{}", "{}\n{}", "//\n{}", "/**/{}", "{}//", "#\n{}", "<a/>", "{}]", "{}}", "{}\"", "{}:", "{},", "({})", "\u001E{}",
        }.Select(Encoding.UTF8.GetBytes)
            .Concat(new[] { 2, 100, EventReader.MaxDepth - 1, EventReader.MaxDepth, EventReader.MaxDepth + 1, 5_000 }.SelectMany(Nested))
            .Concat([[0xEF, 0xBB, (byte)'{', (byte)'}'], [0xFF, 0xFE, (byte)'{', 0, (byte)'}', 0], [0xFE, 0xFF, 0, (byte)'{', 0, (byte)'}'], [.. "{}"u8, 0x80]]);

    private static IEnumerable<byte[]> Nested(int depth)
    {
        foreach ((string open, string close) in new[] { ("{\"a\":", "}"), ("{\"x\":", "}"), ("{\"a\":[", "]}"), ("{\"x\":[", "]}") })
        {
            int times = open.EndsWith('[') ? depth / 2 : depth;
            string opens = string.Concat(Enumerable.Repeat(open, times));
            yield return Encoding.ASCII.GetBytes(opens + "1" + string.Concat(Enumerable.Repeat(close, times)));
            yield return Encoding.ASCII.GetBytes(opens);
            yield return Encoding.ASCII.GetBytes(opens + "1" + string.Concat(Enumerable.Repeat(close, times + 1)));
        }
    }
}
