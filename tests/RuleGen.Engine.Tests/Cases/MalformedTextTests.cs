using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>
/// Values that are not UTF-8, which only <see cref="EventValidation.Trusted"/> lets through, and constants that no UTF-8 spells: every byte
/// outside a well-formed sequence counts as one character that equals nothing but itself.
/// </summary>
public sealed class MalformedTextTests
{
    private static readonly FieldReference Field = new("s", FieldType.Keyword);

    private static readonly StringMatcher[] Matchers =
    [
        new Wildcard("?"), new Wildcard("??"), new Wildcard("a?b"), new Wildcard("*?k"), new Wildcard("*a*b*"), new EqualTo("k"), new EqualTo("\uFFFD"),
        new Prefix("k"), new Suffix("k"), new Contains("k"), new EqualTo("\uD800"), new Prefix("\uD800"), new Contains("\uDC00"), new Wildcard("*\uDC00*k*"),
        new Regex([".{2}k?"]), new Regex(["[^a]|k.*"]), new Regex(["~(.*k.*)"]), new Regex(["k"]), new Regex(["\\W+"]), new Regex([".*\uDC00.*"]),
        new OneOf(new[] { "k", "\uD800", "\u2C65" }.ToEquatableArray()),
    ];

    // Lone continuation bytes, cut-off sequences, an overlong form, a surrogate, and what lies beyond U+10FFFF.
    private static readonly byte[][] Values =
    [
        [0x80], [0xC3], [0xE2, 0x84], [0xF0, 0x9F, 0x98], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80], [0xF4, 0x90, 0x80, 0x80],
        [0xFF], [.. "a\u00FFb"u8], [(byte)'a', 0xFF, (byte)'b'], [0xE2, 0x84, (byte)'K'], [.. "\u212A"u8], [0x80, .. "\u212A"u8], [(byte)'K', 0x80], [0xED, 0xB0, 0x80, (byte)'K'],
    ];

    [Fact]
    public void All_ways_to_evaluate_agree()
    {
        Predicate[] predicates = [.. Matchers.SelectMany(static matcher => (Predicate[])[new StringTest(Field, matcher), new StringTest(Field, matcher, IgnoreCase: true)])];
        var compiled = CompiledPredicates.Compile(predicates);
        EventReader reader = compiled.Layout.CreateReader(EventValidation.Trusted);
        var e = new Event(compiled.Layout);
        foreach (byte[] value in Values)
        {
            reader.Read((byte[])[.. "{\"s\":\""u8, .. value, .. "\"}"u8], e);
            for (int i = 0; i < predicates.Length; i++)
            {
                bool expected = compiled.Interpret(i, e);
                Assert.True(
                    expected == compiled.InterpretOptimized(i, e) && expected == compiled.RunGenerated(i, e),
                    $"{predicates[i]} over {Convert.ToHexString(value)}: interpreted {expected}");
            }
        }
    }

    [Theory]
    [InlineData("?", "80", true)]
    [InlineData("?", "E284", false)]
    [InlineData("??", "E284", true)]
    [InlineData("a?b", "61FF62", true)]
    [InlineData("?", "E284AA", true)]
    [InlineData("\uFFFD", "80", false)]
    public void A_stray_byte_is_one_character(string pattern, string value, bool expected)
    {
        var compiled = CompiledPredicates.Compile([new StringTest(Field, new Wildcard(pattern), IgnoreCase: true)]);
        var e = new Event(compiled.Layout);
        compiled.Layout.CreateReader(EventValidation.Trusted).Read((byte[])[.. "{\"s\":\""u8, .. Convert.FromHexString(value), .. "\"}"u8], e);
        Assert.Equal((expected, expected), (compiled.Interpret(0, e), compiled.RunGenerated(0, e)));
    }
}
