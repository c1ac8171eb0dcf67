using System.Globalization;
using System.Text;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>Rules far larger than people write: they compile, and all ways to evaluate them agree.</summary>
public sealed class LargeRuleTests
{
    private static readonly FieldReference Field = new("s", FieldType.Keyword);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_list_of_a_thousand_texts(bool ignoreCase)
    {
        string[] texts = [.. Enumerable.Range(0, 1000).Select(static i => Text(i))];
        CompiledPredicates set = Compile(new StringTest(Field, new OneOf(texts.ToEquatableArray()), ignoreCase));
        AssertAgree(set, [.. texts.Where(static (_, i) => i % 10 == 0).SelectMany(static text => (string[])[text, text + "x", text[..^1], text.Replace('k', '\u212A'), text.ToUpperInvariant()]), ""]);
        Assert.True(Holds(set, Text(999)));
        Assert.Equal(ignoreCase, Holds(set, Text(999).ToUpperInvariant()));
        Assert.Equal(ignoreCase, Holds(set, Text(999).Replace('k', '\u212A')));
        Assert.False(Holds(set, Text(1000)));
    }

    [Fact]
    public void A_disjunction_of_five_thousand_tests_of_one_field()
    {
        CompiledPredicates set = Compile(new Or(Enumerable.Range(0, 5000).Select(static i => (Predicate)new StringTest(Field, new EqualTo(Text(i)))).ToEquatableArray()));
        Assert.True(Holds(set, Text(0)));
        Assert.True(Holds(set, Text(4999)));
        Assert.False(Holds(set, Text(5000)));
    }

    [Fact]
    public void A_disjunction_of_five_thousand_tests_that_cannot_be_merged()
    {
        CompiledPredicates tests = Compile(new Or(Enumerable.Range(0, 5000).Select(static i => (Predicate)new NumberTest(Field, ComparisonOperator.Equal, NumberConstant.Of(i))).ToEquatableArray()));
        Assert.True(Holds(tests, "0"));
        Assert.True(Holds(tests, "4999"));
        Assert.False(Holds(tests, "5000"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    public void Nesting_of_every_kind(int levels)
    {
        Predicate nested = new StringTest(Field, new EqualTo("core"));
        for (int i = 0; i < levels; i++)
        {
            var test = new StringTest(Field, new EqualTo(Text(i)));
            nested = (i % 3) switch
            {
                0 => new And(new[] { nested, new Not(test) }.ToEquatableArray()),
                1 => new Or(new[] { test, nested }.ToEquatableArray()),
                _ => new Not(nested),
            };
        }

        AssertAgree(Compile(nested), ["core", "", .. Enumerable.Range(0, levels).Select(Text)]);
    }

    [Fact]
    public void A_list_of_very_long_texts_in_any_case()
    {
        string text = string.Concat(Enumerable.Repeat("abcdefghij", 200_000));
        CompiledPredicates set = Compile(new StringTest(Field, new OneOf(new[] { "short", text }.ToEquatableArray()), IgnoreCase: true));
        AssertAgree(set, ["SHORT", text, text.ToUpperInvariant(), text + "x", text[1..]]);
        Assert.True(Holds(set, text.ToUpperInvariant()));
        Assert.True(Holds(set, "Short"));
    }

    [Fact]
    public void A_field_of_many_parts()
    {
        var field = new FieldReference(string.Join(".", Enumerable.Range(0, 50).Select(Number)), FieldType.Keyword);
        CompiledPredicates test = CompiledPredicates.Compile([new StringTest(field, new EqualTo("a"))]);
        var e = new Event(test.Layout);
        test.Layout.CreateReader().Read(Encoding.UTF8.GetBytes($$"""{"{{field.Name}}":"a"}"""), e);
        Assert.True(test.RunGenerated(0, e));
    }

    private static string Number(int i) => i.ToString(CultureInfo.InvariantCulture);

    // Of several lengths, with letters that fold to other lengths.
    private static string Text(int i) => "k" + new string('x', i % 7) + Number(i);

    private static CompiledPredicates Compile(Predicate predicate) => CompiledPredicates.Compile([predicate]);

    private static bool Holds(CompiledPredicates predicates, string value) => predicates.RunGenerated(0, Read(predicates.Layout, value));

    private static void AssertAgree(CompiledPredicates predicates, IEnumerable<string> values) =>
        Assert.All(values, value =>
        {
            Event e = Read(predicates.Layout, value);
            Assert.Equal((predicates.Interpret(0, e), predicates.Interpret(0, e)), (predicates.InterpretOptimized(0, e), predicates.RunGenerated(0, e)));
        });

    private static Event Read(EventLayout layout, string value)
    {
        var e = new Event(layout);
        layout.CreateReader().Read(Encoding.UTF8.GetBytes($$"""{"s":"{{value}}"}"""), e);
        return e;
    }
}
