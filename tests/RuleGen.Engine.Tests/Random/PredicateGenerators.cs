using CsCheck;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Engine.Tests;

/// <summary>Predicate trees with every node, atom and matcher there is.</summary>
internal static class PredicateGenerators
{
    private const int LargestSet = 90;

    // Few fields, so that tests of the same field meet; one below another object, and one that is no C# name.
    private static readonly FieldReference[] Fields =
    [
        new("s", FieldType.Keyword), new("p.args", FieldType.Keyword, IsArray: true), new("p.n", FieldType.Integer), new("odd-name", FieldType.Dynamic),
        new("event.action", FieldType.Keyword),
        new("t", FieldType.Date), new("tn", FieldType.DateNanos) { Format = "yyyy-MM-dd HH:mm||epoch_millis" }, new("p.*", FieldType.Flattened), new("z", FieldType.Keyword) { NullValue = "true" },
        new(FieldReference.Anywhere, FieldType.Dynamic, IsArray: true), new("p.*.args", FieldType.Keyword, IsArray: true),
    ];

    private static readonly Gen<FieldReference> Field = Gen.OneOf(Fields);

    private static readonly Gen<ComparisonOperator> Operator = Gen.Enum<ComparisonOperator>();

    /// <summary>Numbers at the edges of long and double, and plain ones.</summary>
    public static Gen<NumberConstant> Number { get; } = Gen.Frequency(
        (3, Gen.Long[-3, 12].Select(NumberConstant.Of)),
        (2, Gen.OneOf(long.MinValue, long.MinValue + 1, -9007199254740993, 9007199254740992, 9007199254740993, long.MaxValue - 1, long.MaxValue).Select(NumberConstant.Of)),
        (1, Gen.OneOf(9223372036854775808UL, 9223372036854775809UL, ulong.MaxValue - 1, ulong.MaxValue).Select(NumberConstant.Of)),
        (2, Gen.OneOf(0.5, -0.5, 4.5, 1e-9, 1e15, 9007199254740994.0, 9223372036854775808.0, -9223372036854775808.0, 1e19, 1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity).Select(NumberConstant.Of)));

    // Blocks that touch, overlap and contain each other, in both families, and the ends of the order.
    private static readonly Gen<IpRange> Range = Gen.Select(
        Gen.OneOf("10.0.0.0/8", "10.1.2.3", "10.1.2.4", "10.1.2.0/24", "11.0.0.0/8", "9.255.255.255", "0.0.0.0/0", "::/0", "::", "::1", "fe80::/10", "2001:db8::/33", "2001:db8:8000::/33",
            "::ffff:10.1.2.5", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe", "::fffe:ffff:ffff", "0.0.0.0", "255.255.255.255", "0:0:0:1::", "0:0:0:0:ffff:ffff:ffff:ffff"),
        Operator,
        static (text, op) => IpRange.Parse(text)!.Value is var range && range.Compare(op) is { } wanted ? wanted : range);

    // Around the clock of the tests, and with every kind of constant.
    private static readonly Gen<string> Date = Gen.OneOf(
        "2026-11-24", "2026-11-24T12:00:00.000Z", "2026-11-24T11", "2026", "1970", "1969-12-31", "2300-01-01", "now", "now-1d", "now/d", "now-1d/w", "now+1M/M", "2026-11-24||-1d/d", "1795521600000", "2026-11-24 12:00");

    private static readonly Gen<Predicate> DateAtom = Gen.Select(Gen.OneOf(Fields[5], Fields[6], Fields[0], Fields[7]), Operator, Date)
        .Select(static (field, op, text) => (Predicate?)DateTest.Create(field, op, text) ?? Always.False);

    private static readonly Gen<string> Version = Gen.OneOf("1", "1.2.3", "1.10", "1.2-rc.1", "1.2-rc.10", "1.2+b", "bad", "", "01");

    private static readonly Gen<ComparisonOperator> Lower = Gen.OneOf(ComparisonOperator.Greater, ComparisonOperator.GreaterOrEqual);
    private static readonly Gen<ComparisonOperator> Upper = Gen.OneOf(ComparisonOperator.Less, ComparisonOperator.LessOrEqual);

    // Also with nothing between them.
    private static readonly Gen<(Atom Low, Atom High)> Bounds = Gen.OneOf(
        Gen.Select(Lower, Number, Upper, Number).Select(static (lower, low, upper, high) => ((Atom)new NumberTest(Fields[0], lower, low), (Atom)new NumberTest(Fields[0], upper, high))),
        Gen.Select(Lower, TextGenerators.Text, Upper, TextGenerators.Text).Select(static (lower, low, upper, high) => ((Atom)new StringOrderTest(Fields[0], lower, low), (Atom)new StringOrderTest(Fields[0], upper, high))),
        Gen.Select(Lower, Version, Upper, Version).Select(static (lower, low, upper, high) => ((Atom)new VersionTest(Fields[0], lower, low), (Atom)new VersionTest(Fields[0], upper, high))));

    private static readonly Gen<Predicate> Atom = Gen.Frequency<Predicate>(
        (1, Field.Select(static field => (Predicate)new Exists(field))),
        (12, Gen.Select(Field, Gen.Bool).SelectMany(static (field, ignoreCase) => Matcher(ignoreCase, depth: 2).Select(matcher => (Predicate)new StringTest(field, matcher, ignoreCase)))),
        (2, Gen.Select(Field, Operator, TextGenerators.Text).Select(static (field, op, text) => (Predicate)new StringOrderTest(field, op, text))),
        (3, Gen.Select(Field, Operator, Number).Select(static (field, op, number) => (Predicate)new NumberTest(field, op, number))),
        (4, Gen.Select(Field, Gen.Frequency((4, Range.Array[0, 4]), (1, Range.Array[5, 20]))).Select(static (field, ranges) => (Predicate)new IpTest(field, ranges.ToEquatableArray()))),
        (4, DateAtom),
        (2, Gen.Select(Field, Operator, Version).Select(static (field, op, version) => (Predicate)new VersionTest(field, op, version))),
        (4, Gen.Select(Field, Bounds).Select(static (field, bounds) => (Predicate)new RangeTest(bounds.Low with { Field = field }, bounds.High with { Field = field }))),
        (4, Gen.Select(Field, Words(depth: 1)).Select(static (field, matcher) => (Predicate)new WordTest(field, matcher))),
        (1, Gen.Select(Field, Gen.Bool).Select(static (field, value) => (Predicate)new BooleanTest(field, value))),
        (3, Gen.Select(Field, Operator, TextGenerators.Text, Number, Gen.Bool).Select(
            static (field, op, text, number, isNumber) => (Predicate)new DynamicTest(field, op, text, isNumber ? number : null))));

    // Around the time at which the events are judged.
    private static readonly Gen<Predicate> Expiry = Gen.OneOf(-1L, 0, 1).Select(static ticks => (Predicate)new NotAfter(FixedClock.Noon.AddTicks(ticks)));

    /// <summary>
    /// Trees up to five levels above the atoms; now and then a long chain of nesting. Half are small: in a large one the answer of a single
    /// atom seldom decides.
    /// </summary>
    public static Gen<Predicate> Tree { get; } = Gen.Frequency(
        (5, Gen.Int[0, 1].SelectMany(TreeOf)),
        (4, Gen.Int[2, 5].SelectMany(TreeOf)),
        (1, Gen.Select(TreeOf(1).Array[2, 40], Gen.Int[0, 3]).Select(Chain)));

    private static Gen<Predicate> TreeOf(int depth) => depth == 0
        ? Gen.Frequency((20, Atom), (6, ComputedGenerators.Test), (2, Expiry), (1, Gen.Bool.Select(static value => (Predicate)new Always(value))))
        : Gen.Frequency(
            (2, Atom),
            (1, ComputedGenerators.Test),
            (3, TreeOf(depth - 1).Array[0, 4].Select(static items => (Predicate)new And(items.ToEquatableArray()))),
            (3, TreeOf(depth - 1).Array[0, 4].Select(static items => (Predicate)new Or(items.ToEquatableArray()))),
            (3, TreeOf(depth - 1).Select(static item => (Predicate)new Not(item))),
            (2, NestedGroup(depth - 1)));

    /// <summary>A tree whose fields are those of an array's elements, other such groups among them.</summary>
    private static Gen<Predicate> NestedGroup(int depth) => TreeOf(depth).Select(static item => (Predicate)new Nested("g", Below("g.", item)));

    private static Predicate Below(string prefix, Predicate predicate) => predicate switch
    {
        And and => new And(and.Items.Select(item => Below(prefix, item)).ToEquatableArray()),
        Or or => new Or(or.Items.Select(item => Below(prefix, item)).ToEquatableArray()),
        Not not => new Not(Below(prefix, not.Item)),
        ComputedTest test => new ComputedTest(ComputedGenerators.Below(prefix, test.Condition)),
        Nested nested => new Nested(prefix + nested.Path, Below(prefix, nested.Item)),
        Atom atom => atom with { Field = atom.Field with { Name = prefix + atom.Field.Name } },
        _ => predicate,
    };

    private static Gen<WordMatcher> Words(int depth)
    {
        Gen<WordMatcher> simple = Gen.Frequency(
            (5, TextGenerators.Word.Array[1, 3].Select(static words => (WordMatcher)new WordPhrase(words.ToEquatableArray()))),
            (2, Gen.Select(TextGenerators.Word, Gen.OneOf("{0}*", "*{0}", "*{0}*", "{0}?", "*")).Select(
                static (word, form) => (WordMatcher)new WordPattern(new Wildcard(form.Replace("{0}", word, StringComparison.Ordinal))))));
        return depth == 0
            ? simple
            : Gen.Frequency((3, simple), (2, Words(depth - 1).Array[0, 5].Select(static items => (WordMatcher)new AnyOfWords(items.ToEquatableArray()))));
    }

    private static Predicate Chain(Predicate[] items, int first) => items.Select(static (item, i) => (item, i)).Aggregate(
        (Predicate)new Always(true),
        (inner, next) => ((next.i + first) % 4) switch
        {
            0 => new And(new[] { next.item, inner }.ToEquatableArray()),
            1 => new Or(new[] { inner, next.item }.ToEquatableArray()),
            2 => new Not(inner),
            _ => new And(new[] { inner, new Not(next.item) }.ToEquatableArray()),
        });

    /// <summary>A matcher whose texts are folded when case is ignored.</summary>
    public static Gen<StringMatcher> Matcher(bool ignoreCase, int depth)
    {
        Gen<string> constant = TextGenerators.Constant(ignoreCase);
        Gen<StringMatcher> simple = Gen.Frequency(
            (4, constant.Select(static text => (StringMatcher)new EqualTo(text))),
            (2, constant.Array[0, 6].Select(static texts => (StringMatcher)new OneOf(texts.ToEquatableArray()))),
            (1, constant.Array[60, LargestSet].Select(static texts => (StringMatcher)new OneOf(texts.ToEquatableArray()))),
            (2, constant.Select(static text => (StringMatcher)new Prefix(text))),
            (2, constant.Select(static text => (StringMatcher)new Suffix(text))),
            (2, constant.Select(static text => (StringMatcher)new Contains(text))),
            (9, TextGenerators.Pattern(ignoreCase).Select(static pattern => (StringMatcher)new Wildcard(pattern))),
            (3, LiteralSigns(ignoreCase)),
            (6, RegexGenerators.Pattern.Array[1, 3].Select(static patterns => (StringMatcher)new Regex(patterns.ToEquatableArray()))));
        return depth == 0
            ? simple
            : Gen.Frequency((4, simple), (2, Matcher(ignoreCase, depth - 1).Array[0, 5].Select(static items => (StringMatcher)new AnyOf(items.ToEquatableArray()))));
    }

    /// <summary>Patterns whose texts may hold the usual signs as plain characters.</summary>
    private static Gen<StringMatcher> LiteralSigns(bool ignoreCase)
    {
        Gen<Func<WildcardBuilder, WildcardBuilder>> part = Gen.Frequency<Func<WildcardBuilder, WildcardBuilder>>(
            (3, Gen.Int.Select(static _ => (Func<WildcardBuilder, WildcardBuilder>)(static builder => builder.Any()))),
            (1, Gen.Int.Select(static _ => (Func<WildcardBuilder, WildcardBuilder>)(static builder => builder.One()))),
            (5, Gen.OneOf(Gen.OneOf("*", "?", "a*", "%", "\\"), TextGenerators.Constant(ignoreCase))
                .Select(static text => (Func<WildcardBuilder, WildcardBuilder>)(builder => builder.Text(text)))));
        return part.Array[1, 5].Select(static parts => parts.Aggregate(new WildcardBuilder(), static (builder, add) => add(builder)).Build()!);
    }
}
