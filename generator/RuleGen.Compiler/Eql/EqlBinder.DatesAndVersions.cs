using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <content>Comparisons of date and version fields.</content>
public sealed partial class EqlBinder
{
    private DateTest? BindDateTest(FieldReference field, ComparisonOperator op, EqlLiteral constant)
    {
        DateTest? test = constant switch
        {
            EqlString text => DateTest.Create(field, op, text.Value),
            EqlNumber number => DateTest.Create(field, op, number.Value),
            _ => null,
        };
        if (test is null)
        {
            string example = field.Format is { } format ? $"in the format {format}" : "such as \"2026-01-31T12:00:00Z\" or milliseconds since 1970";
            Report(ConstantTypeMismatch, constant.Span, $"{Quote(field)} is a date field; {Show(constant)} is no date {example}, and no date maths such as \"now-1d/d\"");
        }

        return test;
    }

    private Atom? BindVersionTest(FieldReference field, ComparisonOperator op, EqlLiteral constant)
    {
        if (constant is not EqlString text)
        {
            Report(ConstantTypeMismatch, constant.Span, $"{Quote(field)} is a version field; write \"{ConstantText.Of(constant)}\"");
            return null;
        }

        return op == ComparisonOperator.Equal ? new StringTest(field, new EqualTo(text.Value)) : new VersionTest(field, op, text.Value);
    }
}
