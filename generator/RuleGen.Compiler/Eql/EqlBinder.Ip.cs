using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <content>Comparisons of ip fields: with an address, or for <c>==</c>, <c>!=</c> and <c>in</c> with a block of them.</content>
public sealed partial class EqlBinder
{
    private Predicate? BindIpTest(FieldReference field, ComparisonOperator op, EqlLiteral constant)
    {
        if (constant is not EqlString { Value: var text } || IpRange.Parse(text) is not { } range)
        {
            Report(ConstantTypeMismatch, constant.Span, $"{Quote(field)} is an ip field; {Show(constant)} is neither an IP address nor a block such as \"10.0.0.0/8\"");
            return null;
        }

        if (op != ComparisonOperator.Equal && text.Contains('/'))
        {
            Report(NoOrder, constant.Span, $"{Show(constant)} is a block of addresses and has no order; compare with one address, or use '==' for membership");
            return null;
        }

        return range.Compare(op) is { } wanted ? new IpTest(field, [wanted]) : Always.False;
    }
}
