using System.Text;

namespace RuleGen.Compiler.Predicates;

/// <content>Computed expressions.</content>
public static partial class PredicatePrinter
{
    /// <summary>The expression's text, likewise.</summary>
    public static string Print(ComputedExpression expression)
    {
        var text = new StringBuilder();
        Write(text, expression);
        return text.ToString();
    }

    private static void Write(StringBuilder text, ComputedExpression expression)
    {
        switch (expression)
        {
            case FieldValue value:
                text.Append(value.Field.Name);
                break;
            case NullConstant:
                text.Append("null");
                break;
            case BooleanConstant constant:
                text.Append(constant.Value ? "true" : "false");
                break;
            case NumberValue number:
                text.Append(Print(number.Value)).Append(number.Value.IsInteger ? "" : "d");
                break;
            case TextConstant constant:
                text.Append(Quote(constant.Value));
                break;
            case FunctionCall call:
                WriteList(text, call.Function + (call.IgnoreCase ? "~" : ""), call.Arguments);
                break;
            case ComputedComparison comparison:
                WriteList(text, Symbol(comparison.Operator), [comparison.Left, comparison.Right]);
                break;
            case ComputedMember member:
                WriteList(text, "In", [member.Value, .. member.Constants]);
                break;
            case ComputedMatch match:
                text.Append('(');
                Write(text, match.Value);
                text.Append(match.IgnoreCase ? " ~is " : " is ");
                Write(text, match.Matcher);
                text.Append(')');
                break;
            case ComputedAddressTest test:
                text.Append("InRanges(");
                Write(text, test.Value);
                text.Append(", ").Append(string.Join(", ", test.Ranges)).Append(')');
                break;
            case ComputedNullTest test:
                WriteList(text, "IsNull", [test.Value]);
                break;
            case ComputedNot not:
                WriteList(text, "Not", [not.Condition]);
                break;
            case ComputedAnd and:
                WriteList(text, "And", and.Conditions);
                break;
            case ComputedOr or:
                WriteList(text, "Or", or.Conditions);
                break;
            default:
                throw new InvalidOperationException($"No text for {expression.GetType().Name}.");
        }
    }

    private static void WriteList(StringBuilder text, string head, IReadOnlyList<ComputedExpression> items)
    {
        text.Append(head).Append('(');
        for (int i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Write(text, items[i]);
        }

        text.Append(')');
    }
}
