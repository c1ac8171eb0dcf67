using System.Globalization;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Predicates;

/// <summary>
/// The meaning of a condition, the same for every query language: plain two-valued logic over atoms. An atom is
/// decided for the whole event: it holds when <em>some</em> value of its field satisfies it, so a missing field
/// satisfies none, and <see cref="Not"/> is the complement (it holds for a missing field; over several values it says
/// that none satisfies the atom).
/// </summary>
/// <remarks>Source: Elasticsearch turns a query into a boolean query over documents
/// (<c>ql/planner/ExpressionTranslators.java</c>, <c>ql/querydsl/query/BoolQuery.java</c>, <c>NotQuery.java</c>).</remarks>
public abstract record Predicate
{
    /// <summary>
    /// Where the condition stands in its rule file; null for one that stands elsewhere, or that nobody wrote. It is no part of equality: two
    /// conditions are equal when they ask the same, wherever they stand.
    /// </summary>
    public SourceSpan? Span { get; init; }

    /// <summary>Whether the other predicate is of the same kind; derived records compare their parts.</summary>
    public virtual bool Equals(Predicate? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The predicate as text, see <see cref="PredicatePrinter"/>.</summary>
    public sealed override string ToString() => PredicatePrinter.Print(this);
}

/// <summary>The same answer for every event.</summary>
public sealed record Always(bool Value) : Predicate
{
    /// <summary>Holds for every event.</summary>
    public static Always True { get; } = new(true);

    /// <summary>Holds for no event.</summary>
    public static Always False { get; } = new(false);
}

/// <summary>Holds when every item does. Without items it holds.</summary>
public sealed record And(EquatableArray<Predicate> Items) : Predicate;

/// <summary>Holds when some item does. Without items it does not hold.</summary>
public sealed record Or(EquatableArray<Predicate> Items) : Predicate;

/// <summary>Holds when the item does not.</summary>
public sealed record Not(Predicate Item) : Predicate;

/// <summary>A test of one field's values.</summary>
public abstract record Atom(FieldReference Field) : Predicate;

/// <summary>The field has some value. JSON null, <c>[]</c> and <c>[null]</c> are no value; <c>""</c> is one.</summary>
public sealed record Exists(FieldReference Field) : Atom(Field);

/// <summary>
/// Some value's text satisfies the matcher. The text of a JSON number or boolean is its JSON text, as in a keyword mapping.
/// </summary>
/// <param name="Field">The field.</param>
/// <param name="Matcher">What the text must be like.</param>
/// <param name="IgnoreCase">
/// Compare by Unicode simple case folding, code point by code point. The matcher's texts are then already folded.
/// </param>
public sealed record StringTest(FieldReference Field, StringMatcher Matcher, bool IgnoreCase = false) : Atom(Field);

/// <summary>Some value's text stands in the given order to a constant, by code point.</summary>
public sealed record StringOrderTest(FieldReference Field, ComparisonOperator Operator, string Value) : Atom(Field);

/// <summary>Some value, read as a number (JSON strings that hold one included), compares so with a constant.</summary>
public sealed record NumberTest(FieldReference Field, ComparisonOperator Operator, NumberConstant Value) : Atom(Field);

/// <summary>Some value is the given boolean; the JSON strings "true" and "false" count.</summary>
public sealed record BooleanTest(FieldReference Field, bool Value) : Atom(Field);

/// <summary>Some value, read as an IP address, lies in one of the ranges. A value that is no address satisfies nothing.</summary>
public sealed record IpTest(FieldReference Field, EquatableArray<IpRange> Ranges) : Atom(Field);

/// <summary>
/// Some value, read as a point in time in the field's format, lies in a range whose ends belong to it, in the units the field counts in.
/// </summary>
public sealed record DateTest(FieldReference Field, DateBound First, DateBound Last) : Atom(Field)
{
    /// <summary>Whether the field counts nanoseconds, not milliseconds.</summary>
    public bool IsNanoseconds => Field.Type == FieldType.DateNanos;

    /// <summary>
    /// A comparison with a date, which stands for the whole unit that it does not say more of: it equals all of it, and is less or greater
    /// when all of it is. Null when the text is no date in the field's format.
    /// </summary>
    public static DateTest? Create(FieldReference field, ComparisonOperator op, string text) => Create(field, op, text, field.Format);

    /// <summary>A comparison with milliseconds since 1970, which may have a fraction.</summary>
    public static DateTest? Create(FieldReference field, ComparisonOperator op, NumberConstant number) =>
        Create(field, op, number.IsInteger ? PredicatePrinter.Print(number) : number.Float.ToString("0.######", CultureInfo.InvariantCulture), "epoch_millis");

    private static DateTest? Create(FieldReference field, ComparisonOperator op, string text, string? formats)
    {
        bool isNanoseconds = field.Type == FieldType.DateNanos;
        if (DateBound.Read(text, formats, roundUp: false, isNanoseconds) is not { } first
            || DateBound.Read(text, formats, roundUp: true, isNanoseconds) is not { } last)
        {
            return null;
        }

        return op switch
        {
            ComparisonOperator.Less => new DateTest(field, DateBound.Least, first.Shift(-1)),
            ComparisonOperator.LessOrEqual => new DateTest(field, DateBound.Least, last),
            ComparisonOperator.Greater => new DateTest(field, last.Shift(1), DateBound.Greatest),
            ComparisonOperator.GreaterOrEqual => new DateTest(field, first, DateBound.Greatest),
            _ => new DateTest(field, first, last),
        };
    }
}

/// <summary>Some value stands so to a version in the order of software versions (see <see cref="VersionOrder"/>).</summary>
public sealed record VersionTest(FieldReference Field, ComparisonOperator Operator, string Value) : Atom(Field);

/// <summary>
/// Some one value satisfies two comparisons, a lower and an upper bound. Both are of the same field and kind: <see cref="NumberTest"/>,
/// <see cref="StringOrderTest"/> or <see cref="VersionTest"/>. Of a field with several values a conjunction would say less.
/// </summary>
public sealed record RangeTest(Atom Low, Atom High) : Atom(Low.Field);

/// <summary>
/// Some value's text, analysed as a text field's is, has the words that the matcher asks for. Values are analysed one by one: a phrase
/// does not go from one into the next.
/// </summary>
public sealed record WordTest(FieldReference Field, WordMatcher Matcher) : Atom(Field);

/// <summary>
/// Some element of an array of objects satisfies the item by itself: every atom inside sees only what stands in that element. A single object
/// is an array of one. Fields inside keep their full names.
/// </summary>
/// <param name="Path">The path of the array.</param>
/// <param name="Item">What one element must satisfy.</param>
public sealed record Nested(string Path, Predicate Item) : Predicate
{
    /// <summary>The field whose values are the elements.</summary>
    public FieldReference Elements => new(Matching.ElementPath.FieldOf(Path), Schema.FieldType.Object, IsArray: true);
}

/// <summary>
/// A comparison with a field of unknown type: each value is compared as what the event makes of it. A JSON number is compared as a
/// number when <see cref="Number"/> is set; everything else by its text.
/// </summary>
/// <param name="Field">The field.</param>
/// <param name="Operator">The comparison.</param>
/// <param name="Text">The constant's text.</param>
/// <param name="Number">The constant as a number, when it is or spells one.</param>
public sealed record DynamicTest(FieldReference Field, ComparisonOperator Operator, string Text, NumberConstant? Number) : Atom(Field);

/// <summary>
/// Holds until the clock has passed an instant; at the instant itself it still does. It asks nothing of the event's fields: the clock is the
/// detector's, so that what is compiled today expires without being compiled again.
/// </summary>
public sealed record NotAfter(DateTimeOffset Instant) : Predicate;

/// <summary>
/// A condition computed from values. Each <see cref="FieldValue"/> in it takes every value of its field, independently of the others, or null
/// when there is none; the test holds when some combination makes the condition true. <see cref="Not"/> over it says that none does, which
/// is another thing than a <see cref="ComputedNot"/> within.
/// </summary>
/// <remarks>Source: Elasticsearch <c>ql/expression/gen/script/Scripts.java</c>, the rewriting for several values.</remarks>
public sealed record ComputedTest(ComputedExpression Condition) : Predicate;

/// <summary>How a value must compare with a constant. Inequality is <see cref="Not"/> over <see cref="Equal"/>.</summary>
public enum ComparisonOperator
{
    /// <summary>Value equals constant.</summary>
    Equal,

    /// <summary>Value is less.</summary>
    Less,

    /// <summary>Value is less or equal.</summary>
    LessOrEqual,

    /// <summary>Value is greater.</summary>
    Greater,

    /// <summary>Value is greater or equal.</summary>
    GreaterOrEqual,
}

/// <summary>A number in a query: a whole number of 64 bits, or a floating-point number.</summary>
public readonly record struct NumberConstant(bool IsInteger, long Integer, double Float)
{
    /// <summary>
    /// The whole number when 64 bits hold it only without a sign, else 0. <see cref="Float"/> is then the nearest to it, for whom that will do.
    /// </summary>
    public ulong Unsigned { get; private init; }

    /// <summary>A whole number.</summary>
    public static NumberConstant Of(long value) => new(true, value, 0);

    /// <summary>A whole number.</summary>
    public static NumberConstant Of(ulong value) => value <= long.MaxValue ? Of((long)value) : new NumberConstant(false, 0, value) { Unsigned = value };

    /// <summary>A floating-point number.</summary>
    public static NumberConstant Of(double value) => new(false, 0, value);
}
