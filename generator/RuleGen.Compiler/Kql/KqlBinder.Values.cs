using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Kql;

/// <content>What a value asks of a field, by the field's type.</content>
public sealed partial class KqlBinder
{
    private Predicate? BindValue(IReadOnlyList<KqlField> fields, KqlLiteral value)
    {
        if (value.IsNull)
        {
            // No value of a field is null.
            return Always.False;
        }

        if (fields.Count == 1)
        {
            return BindValue(fields[0], value);
        }

        // Of many fields those count that can have such a value at all.
        return new Or(fields.Where(field => value.IsLoneWildcard ? field == fields[0] || IsMissedBy(fields[0], field) : CanCompare(field.Reference, value)).Select(field => BindValue(field, value)).OfType<Predicate>().ToEquatableArray());
    }

    private Predicate? BindValue(KqlField field, KqlLiteral value)
    {
        if (value.IsLoneWildcard)
        {
            return BindExists(field);
        }

        if (!CanCompare(field.Reference, value))
        {
            ReportUncomparable(field, value);
            return null;
        }

        switch (field.Type)
        {
            case FieldType.Text:
                return BindText(field, value);
            case FieldType.Integer or FieldType.Float:
                return new NumberTest(field.Reference, ComparisonOperator.Equal, NumberText.Parse(value.Text)!.Value);
            case FieldType.Boolean:
                return new BooleanTest(field.Reference, value.Text == "true");
            case FieldType.Ip:
                return new IpTest(field.Reference, new[] { IpRange.Parse(value.Text)!.Value }.ToEquatableArray());
            case FieldType.Date or FieldType.DateNanos:
                return DateTest.Create(field.Reference, ComparisonOperator.Equal, value.Text);
            case FieldType.Version when !value.IsPattern:
                return new VersionTest(field.Reference, ComparisonOperator.Equal, value.Text);
            case FieldType.Dynamic when !value.IsPattern:
                return new DynamicTest(field.Reference, ComparisonOperator.Equal, value.Text, NumberText.Parse(value.Text));
            default:
                return PatternOf(value, fold: field.Reference.IgnoresCase) is { } matcher ? new StringTest(field.Reference, matcher, field.Reference.IgnoresCase) : null;
        }
    }

    /// <summary>A field has a value; an object has one when something inside it has.</summary>
    private static Exists BindExists(KqlField field) => field.Type == FieldType.Object
        ? new Exists(new FieldReference(field.Name + FieldReference.AnyBelow, FieldType.Object, IsArray: true))
        : new Exists(field.Reference);

    private Predicate? BindRangeTest(KqlRangeTest test)
    {
        if (ResolveFields(test.Field) is not { } fields)
        {
            return null;
        }

        if (test.Value.IsPattern || test.Value.IsNull)
        {
            Report(KqlRangeWithoutBound, test.Value.Span, $"'{PredicatePrinter.Symbol(test.Operator)}' compares with one value; {Show(test.Value)} is none");
            return null;
        }

        if (fields.Count == 1)
        {
            return BindRange(fields[0], test);
        }

        return new Or(fields.Where(field => HasOrder(field.Type) && CanCompare(field.Reference, test.Value))
            .Select(field => BindRange(field, test)).OfType<Predicate>().ToEquatableArray());
    }

    private Predicate? BindRange(KqlField field, KqlRangeTest test)
    {
        if (!HasOrder(field.Type) || field.Reference.IgnoresCase)
        {
            Report(NoOrder, test.Field.Span, $"{Quote(field)} is {MessageText.WithArticle(FieldNames.Describe(field.Type))} field, whose values have no order here; compare with ':'");
            return null;
        }

        if (!CanCompare(field.Reference, test.Value))
        {
            ReportUncomparable(field, test.Value);
            return null;
        }

        string text = test.Value.Text;
        switch (field.Type)
        {
            case FieldType.Integer or FieldType.Float:
                return new NumberTest(field.Reference, test.Operator, NumberText.Parse(text)!.Value);
            case FieldType.Ip:
                return IpRange.Parse(text)!.Value.Compare(test.Operator) is { } range
                    ? new IpTest(field.Reference, new[] { range }.ToEquatableArray())
                    : Always.False;
            case FieldType.Date or FieldType.DateNanos:
                return DateTest.Create(field.Reference, test.Operator, text);
            case FieldType.Version:
                return new VersionTest(field.Reference, test.Operator, text);
            case FieldType.Dynamic:
                return new DynamicTest(field.Reference, test.Operator, text, NumberText.Parse(text));
            default:
                return new StringOrderTest(field.Reference, test.Operator, text);
        }
    }

    private static bool HasOrder(FieldType type) =>
        type is FieldType.Integer or FieldType.Float or FieldType.Ip or FieldType.Dynamic or FieldType.Keyword or FieldType.Flattened or FieldType.Date or FieldType.DateNanos or FieldType.Version;

    /// <summary>Whether fields of a type can have a value of this text.</summary>
    private static bool CanCompare(FieldReference field, KqlLiteral value) => field.Type switch
    {
        FieldType.Keyword or FieldType.Flattened or FieldType.Dynamic or FieldType.Text => true,
        _ when value.IsLoneWildcard => field.Type != FieldType.Object,
        _ when value.IsPattern => field.Type == FieldType.Version,
        FieldType.Version => true,
        FieldType.Integer or FieldType.Float => NumberText.Parse(value.Text) is not null,
        FieldType.Boolean => value.Text is "true" or "false",
        FieldType.Ip => IpRange.Parse(value.Text) is not null,
        FieldType.Date or FieldType.DateNanos => DateTest.Create(field, ComparisonOperator.Equal, value.Text) is not null,
        _ => false,
    };

    private void ReportUncomparable(KqlField field, KqlLiteral value)
    {
        switch (field.Type)
        {
            case FieldType.Object:
                Report(FieldNotComparable, value.Span, $"{Quote(field)} is an object and has no value of its own; name one of the fields inside it");
                break;
            case FieldType.Integer or FieldType.Float or FieldType.Boolean or FieldType.Ip or FieldType.Date or FieldType.DateNanos when value.IsPattern:
                string instead = field.Type == FieldType.Ip ? "a block of addresses such as \"10.0.0.0/8\"" : "whole values, or a range with < and >";
                Report(KqlWildcardOnTypedField, value.Span, $"{Quote(field)} is {MessageText.WithArticle(FieldNames.Describe(field.Type))} field, and wildcards compare text; write {instead}");
                break;
            case FieldType.Integer or FieldType.Float:
                Report(ConstantTypeMismatch, value.Span, $"{Quote(field)} is a number field; {Show(value)} is not a number");
                break;
            case FieldType.Boolean:
                Report(ConstantTypeMismatch, value.Span, $"{Quote(field)} is a boolean field; write true or false instead of {Show(value)}");
                break;
            case FieldType.Date or FieldType.DateNanos:
                Report(ConstantTypeMismatch, value.Span, $"{Quote(field)} is a date field; {Show(value)} is no date of its format, such as \"2026-01-31\", \"2026-01-31T12:00:00Z\" or \"now-1d/d\"");
                break;
            case FieldType.Ip:
                Report(ConstantTypeMismatch, value.Span, $"{Quote(field)} is an ip field; {Show(value)} is neither an IP address nor a block such as \"10.0.0.0/8\"");
                break;
            default:
                Report(FieldNotComparable, value.Span, $"{Quote(field)} is {MessageText.WithArticle(FieldNames.Describe(field.Type))} field, which no query here can compare; ask for its presence with ': *'");
                break;
        }
    }
}
