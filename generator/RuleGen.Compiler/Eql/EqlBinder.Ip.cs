using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
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

    /// <summary><c>cidrMatch</c>: an address and constant blocks, of which one being null makes the result null.</summary>
    private BoundValue? BindAddressTest(EqlCall call, BoundValue[] arguments)
    {
        var ranges = new List<IpRange>();
        bool hasNull = arguments[0].Kind == ValueKind.Null;
        bool isValid = true;
        for (int i = 1; i < arguments.Length; i++)
        {
            EqlExpression block = call.Arguments[i];
            switch (arguments[i].Constant)
            {
                case NullConstant:
                    hasNull = true;
                    break;
                case TextConstant { Value: var text } when IpRange.Parse(text) is { } range:
                    ranges.Add(range);
                    break;
                case TextConstant:
                    isValid = false;
                    Report(ConstantTypeMismatch, block.Span, "this is neither an IP address nor a block such as \"10.0.0.0/8\"");
                    break;
                default:
                    isValid = false;
                    Report(ArgumentTypeMismatch, block.Span, "cidrMatch takes constant blocks of addresses here");
                    break;
            }
        }

        return !isValid ? null
            : hasNull ? BoundValue.Of(new NullConstant())
            : Grow(call, new BoundValue(new ComputedAddressTest(arguments[0].Expression, ranges.ToEquatableArray()), ValueKind.Boolean));
    }
}
