using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Matching;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.QueryDsl;

/// <summary>
/// Tests of one field with constants as the leaf clauses of Elasticsearch's Query DSL read them: by the field's type. Filters and
/// exceptions are both made of these. A method that returns null has reported why.
/// </summary>
/// <remarks>Source: Elasticsearch <c>index/mapper/KeywordFieldMapper.java</c>, <c>NumberFieldMapper.java</c>,
/// <c>BooleanFieldMapper.java</c>, <c>StringFieldType.java</c>.</remarks>
internal sealed partial class FieldTests(FieldSchema schema, SourceText file, DiagnosticBag diagnostics)
{
    private readonly HashSet<string> _reportedFields = new(StringComparer.Ordinal);

    /// <summary>The field; an unknown one is reported once and read by the JSON values it turns out to have.</summary>
    public FieldReference? Resolve(string name, SourceSpan span)
    {
        if (FieldNames.IsTooDeep(name))
        {
            Report(FieldNameTooDeep, span, FieldNames.TooDeepMessage);
            return null;
        }

        if (!schema.TryGet(name, out FieldInfo known) && _reportedFields.Add(name))
        {
            Report(UnknownField, span, FieldNames.UnknownMessage(name, schema));
        }

        return known.ToReference();
    }

    /// <summary>Some value equals the constant: <c>term</c>. Of analysed text, some word does.</summary>
    public Predicate? Equal(FieldReference field, SourceSpan fieldSpan, DslConstant constant) =>
        Compare(field, fieldSpan, ComparisonOperator.Equal, constant);

    /// <summary>Some value equals one of the constants: <c>terms</c>. Of analysed text, some word does.</summary>
    /// <returns>Null when the field cannot be compared or some constant is of the wrong type.</returns>
    public Predicate? EqualToAny(FieldReference field, SourceSpan fieldSpan, IReadOnlyList<DslConstant> constants)
    {
        if (constants.Count == 0)
        {
            return Always.False;
        }

        if (field.Type is FieldType.Keyword or FieldType.Flattened)
        {
            IEnumerable<string> texts = constants.Select(constant => field.IgnoresCase ? CaseFolding.Fold(constant.Text) : constant.Text);
            return new StringTest(field, new OneOf(texts.Distinct(StringComparer.Ordinal).ToEquatableArray()), field.IgnoresCase);
        }

        if (field.Type == FieldType.Text)
        {
            return AnyWord(field, constants);
        }

        if (field.Type == FieldType.Ip)
        {
            List<IpRange> ranges = [.. constants.SelectMany(constant => AddressesOf(field, fieldSpan, ComparisonOperator.Equal, constant) ?? [])];
            return ranges.Count == constants.Count ? TestOf(field, ranges) : null;
        }

        var tests = new List<Predicate>(constants.Count);
        foreach (DslConstant constant in constants)
        {
            if (Equal(field, fieldSpan, constant) is { } test)
            {
                tests.Add(test);
            }
            else if (!IsComparable(field))
            {
                // One message for the field says it for all constants.
                return null;
            }
        }

        return tests.Count < constants.Count ? null : tests.Count == 1 ? tests[0] : new Or(tests.ToEquatableArray());
    }

    /// <summary>Some value stands in the given order to the constant: one bound of <c>range</c>.</summary>
    public Predicate? Compare(FieldReference field, SourceSpan fieldSpan, ComparisonOperator op, DslConstant constant)
    {
        switch (field.Type)
        {
            case FieldType.Keyword or FieldType.Flattened:
                return CompareText(field, fieldSpan, op, constant);
            case FieldType.Integer or FieldType.Float:
                return CompareNumber(field, op, constant);
            case FieldType.Boolean:
                return CompareBoolean(field, fieldSpan, op, constant);
            case FieldType.Ip:
                return AddressesOf(field, fieldSpan, op, constant) is { } addresses ? TestOf(field, addresses) : null;
            case FieldType.Date or FieldType.DateNanos:
                return CompareDate(field, op, constant);
            case FieldType.Version:
                return op == ComparisonOperator.Equal ? new StringTest(field, new EqualTo(constant.Text)) : new VersionTest(field, op, constant.Text);
            case FieldType.Dynamic:
                return new DynamicTest(field, op, constant.Text, constant.Number);
            case FieldType.Text when op == ComparisonOperator.Equal:
                return AnyWord(field, [constant]);
            default:
                ReportUncomparable(field, fieldSpan);
                return null;
        }
    }

    /// <summary>
    /// Some value's text, of analysed text some word, satisfies a matcher whose texts are not folded yet: <c>wildcard</c>, <c>prefix</c>.
    /// </summary>
    public Predicate? MatchText(FieldReference field, SourceSpan fieldSpan, SourceSpan valueSpan, string clause, StringMatcher matcher, bool ignoreCase)
    {
        switch (field.Type)
        {
            case FieldType.Keyword or FieldType.Flattened or FieldType.Dynamic:
                ignoreCase |= field.IgnoresCase;
                return new StringTest(field, ignoreCase ? Fold(matcher) : matcher, ignoreCase);
            case FieldType.Text:
                return WordLike(field, file, valueSpan, matcher, ignoreCase) is { } word ? new WordTest(field, word) : Always.False;
            case FieldType.Object or FieldType.Other:
                ReportUncomparable(field, fieldSpan);
                return null;
            default:
                Report(NotAStringField, fieldSpan, $"'{clause}' compares text, and {Quote(field)} is {MessageText.WithArticle(FieldNames.Describe(field.Type))} field; use an exact comparison");
                return null;
        }
    }

    /// <summary>Some value lies in one of the constants' ranges, each an address, a block <c>address/length</c>, or <c>first-last</c>.</summary>
    public Predicate? InAnyIpRange(FieldReference field, IReadOnlyList<DslConstant> constants)
    {
        var ranges = new List<IpRange>(constants.Count);
        foreach (DslConstant constant in constants)
        {
            string[] ends = constant.Text.Split('-');
            if (ends.Length <= 2 && IpRange.Parse(ends[0].Trim()) is { } first && IpRange.Parse(ends[ends.Length - 1].Trim()) is { } last
                && first.Through(last) is { } range)
            {
                ranges.Add(range);
            }
            else
            {
                ReportConstant(constant, $"{MessageText.Quote(constant.Text)} is no range of IP addresses; write 10.0.0.0/8 or 10.0.0.1-10.0.0.9");
            }
        }

        return ranges.Count == constants.Count ? TestOf(field, ranges) : null;
    }

    /// <summary>The addresses that compare so with a constant, none or one range; null when it is no address.</summary>
    private IReadOnlyList<IpRange>? AddressesOf(FieldReference field, SourceSpan fieldSpan, ComparisonOperator op, DslConstant constant)
    {
        if (IpRange.Parse(constant.Text) is not { } range)
        {
            ReportConstant(constant, $"{Quote(field)} is an ip field; {MessageText.Quote(constant.Text)} is neither an IP address nor a block such as 10.0.0.0/8");
            return null;
        }

        if (op != ComparisonOperator.Equal && constant.Text.Contains('/'))
        {
            Report(NoOrder, fieldSpan, $"{MessageText.Quote(constant.Text)} is a block of addresses and has no order; compare with one address");
            return null;
        }

        return range.Compare(op) is { } wanted ? [wanted] : [];
    }

    private static Predicate TestOf(FieldReference field, IReadOnlyList<IpRange> ranges) =>
        ranges.Count == 0 ? Always.False : new IpTest(field, IpRange.Merge(ranges));

    /// <summary>The field has a value; an object has one when something inside it has.</summary>
    public static Exists Exists(FieldReference field) => field.Type == FieldType.Object
        ? new Exists(new FieldReference(field.Name + FieldReference.AnyBelow, FieldType.Object, IsArray: true))
        : new Exists(field);

    /// <summary>Some one value satisfies both bounds of a range; null where nothing here can say so of a field with several values.</summary>
    public static Predicate? Both(Predicate low, Predicate high) => (low, high) switch
    {
        (DateTest first, DateTest last) => first with { Last = last.Last },
        (IpTest first, IpTest last) => first.Ranges[0].Through(last.Ranges[0]) is { } range ? first with { Ranges = [range] } : Always.False,
        (NumberTest, NumberTest) or (StringOrderTest, StringOrderTest) or (VersionTest, VersionTest) => new RangeTest((Atom)low, (Atom)high),
        (Always { Value: false }, _) or (_, Always { Value: false }) => Always.False,
        _ => null,
    };

    private Atom? CompareText(FieldReference field, SourceSpan fieldSpan, ComparisonOperator op, DslConstant constant)
    {
        if (op == ComparisonOperator.Equal)
        {
            return new StringTest(field, new EqualTo(field.IgnoresCase ? CaseFolding.Fold(constant.Text) : constant.Text), field.IgnoresCase);
        }

        if (field.IgnoresCase)
        {
            Report(NoOrder, fieldSpan, $"this field ignores letter case and has no order here; compare {Quote(field)}");
            return null;
        }

        return new StringOrderTest(field, op, constant.Text);
    }

    private DateTest? CompareDate(FieldReference field, ComparisonOperator op, DslConstant constant)
    {
        DateTest? test = DateTest.Create(field, op, constant.Text);
        if (test is null)
        {
            ReportConstant(constant, $"{Quote(field)} is a date field; {MessageText.Quote(constant.Text)} is neither a date such as 2026-01-31T12:00:00Z nor date maths such as now-1d/d");
        }

        return test;
    }

    private NumberTest? CompareNumber(FieldReference field, ComparisonOperator op, DslConstant constant)
    {
        if (constant.Number is { } number)
        {
            return new NumberTest(field, op, number);
        }

        ReportConstant(constant, $"{Quote(field)} is a number field; {MessageText.Quote(constant.Text)} is not a number");
        return null;
    }

    private BooleanTest? CompareBoolean(FieldReference field, SourceSpan fieldSpan, ComparisonOperator op, DslConstant constant)
    {
        if (constant.Boolean is not { } value)
        {
            ReportConstant(constant, $"{Quote(field)} is a boolean field; write true or false instead of {MessageText.Quote(constant.Text)}");
            return null;
        }

        if (op != ComparisonOperator.Equal)
        {
            Report(NoOrder, fieldSpan, $"{Quote(field)} is a boolean field, and true and false have no order");
            return null;
        }

        return new BooleanTest(field, value);
    }

    private static bool IsComparable(FieldReference field) =>
        field.Type is FieldType.Keyword or FieldType.Flattened or FieldType.Integer or FieldType.Float or FieldType.Boolean
            or FieldType.Ip or FieldType.Date or FieldType.DateNanos or FieldType.Version or FieldType.Dynamic;

    private void ReportUncomparable(FieldReference field, SourceSpan span)
    {
        switch (field.Type)
        {
            case FieldType.Object:
                Report(FieldNotComparable, span, $"{Quote(field)} is an object and has no value of its own; name one of the fields inside it");
                break;
            case FieldType.Other:
                Report(FieldNotComparable, span, $"{Quote(field)} is {MessageText.WithArticle(FieldNames.Describe(field.Type))} field, which cannot be compared");
                break;
            default:
                Report(NoOrder, span, $"{Quote(field)} is analysed text, which has no order; compare a keyword field");
                break;
        }
    }

    private static StringMatcher Fold(StringMatcher matcher) => matcher switch
    {
        EqualTo equal => new EqualTo(CaseFolding.Fold(equal.Text)),
        Prefix prefix => new Prefix(CaseFolding.Fold(prefix.Text)),
        Wildcard wildcard => wildcard with { Pattern = CaseFolding.Fold(wildcard.Pattern) },
        _ => throw new InvalidOperationException($"No clause makes {matcher.GetType().Name}."),
    };

    private static string Quote(FieldReference field) => MessageText.Quote(field.Name);

    private void Report(RuleDiagnosticDescriptor descriptor, SourceSpan span, string message) => diagnostics.Report(descriptor, file, span, message);

    // A constant may stand in another file than the field: a value list.
    private void ReportConstant(DslConstant constant, string message) => diagnostics.Report(ConstantTypeMismatch, constant.File, constant.Span, message);
}
