using System.Text;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Eql.Syntax;

public static partial class EqlPrinter
{
    /// <summary>An expression's text.</summary>
    public static string Print(EqlExpression expression)
    {
        var text = new StringBuilder();
        Write(text, expression);
        return text.ToString();
    }

    /// <summary>The text of a comparison operator.</summary>
    public static string Symbol(EqlComparisonOperator op) => op switch
    {
        EqlComparisonOperator.Equal => "==",
        EqlComparisonOperator.NotEqual => "!=",
        EqlComparisonOperator.Less => "<",
        EqlComparisonOperator.LessOrEqual => "<=",
        EqlComparisonOperator.Greater => ">",
        _ => ">=",
    };

    /// <summary>The text of an arithmetic operator.</summary>
    public static string Symbol(EqlArithmeticOperator op) => op switch
    {
        EqlArithmeticOperator.Add => "+",
        EqlArithmeticOperator.Subtract => "-",
        EqlArithmeticOperator.Multiply => "*",
        EqlArithmeticOperator.Divide => "/",
        _ => "%",
    };

    /// <summary>The text of a pattern operator.</summary>
    public static string Symbol(EqlPatternOperator op) => op switch
    {
        EqlPatternOperator.Colon => ":",
        EqlPatternOperator.Like => "like",
        EqlPatternOperator.LikeIgnoreCase => "like~",
        EqlPatternOperator.Regex => "regex",
        _ => "regex~",
    };

    private static void Write(StringBuilder text, EqlExpression expression)
    {
        switch (expression)
        {
            case EqlLogical logical:
                WriteList(text, logical.Operands, logical.Operator == EqlLogicalOperator.And ? " and " : " or ");
                break;
            case EqlNot not:
                text.Append("not ");
                Write(text, not.Operand);
                break;
            case EqlComparison comparison:
                Write(text, comparison.Left);
                text.Append(' ').Append(Symbol(comparison.Operator)).Append(' ');
                Write(text, comparison.Right);
                break;
            case EqlArithmetic arithmetic:
                WriteArithmetic(text, arithmetic);
                break;
            case EqlSign sign:
                text.Append(sign.IsNegative ? '-' : '+');
                Write(text, sign.Operand);
                break;
            case EqlIn test:
                Write(text, test.Operand);
                text.Append(test.IsNegated ? " not" : "").Append(test.IgnoreCase ? " in~ (" : " in (");
                WriteList(text, test.Items, ", ");
                text.Append(')');
                break;
            case EqlPatternTest test:
                Write(text, test.Operand);
                text.Append(' ').Append(Symbol(test.Operator)).Append(test.IsList ? " (" : " ");
                WriteList(text, test.Patterns, ", ");
                text.Append(test.IsList ? ")" : "");
                break;
            case EqlCall call:
                text.Append(call.Name).Append(call.IgnoreCase ? "~(" : "(");
                WriteList(text, call.Arguments, ", ");
                text.Append(')');
                break;
            case EqlField field:
                WriteField(text, field);
                break;
            case EqlParenthesized parenthesized:
                text.Append('(');
                Write(text, parenthesized.Inner);
                text.Append(')');
                break;
            case EqlLiteral literal:
                WriteLiteral(text, literal);
                break;
            default:
                throw new InvalidOperationException($"No text for {expression.GetType().Name}.");
        }
    }

    private static void WriteArithmetic(StringBuilder text, EqlArithmetic arithmetic)
    {
        Write(text, arithmetic.First);
        foreach (EqlArithmeticStep step in arithmetic.Steps)
        {
            text.Append(' ').Append(Symbol(step.Operator)).Append(' ');
            Write(text, step.Operand);
        }
    }

    private static void WriteList<T>(StringBuilder text, EquatableArray<T> items, string separator)
        where T : EqlExpression
    {
        for (int i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : separator);
            Write(text, items[i]);
        }
    }
}
