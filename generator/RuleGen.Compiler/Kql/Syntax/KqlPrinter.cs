using System.Globalization;
using System.Text;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Kql.Syntax;

/// <summary>
/// Writes a syntax tree as canonical KQL on one line. Parsing the text gives an equal tree again. Parentheses are
/// printed as the tree has them, none are added.
/// </summary>
public static class KqlPrinter
{
    private const string Special = "\\():<>\"*{}";

    /// <summary>A query's text.</summary>
    public static string Print(KqlQuery query) => query.Condition is null ? "" : Print(query.Condition);

    /// <summary>A condition's text.</summary>
    public static string Print(KqlExpression expression)
    {
        var text = new StringBuilder();
        Write(text, expression);
        return text.ToString();
    }

    private static void Write(StringBuilder text, KqlExpression expression)
    {
        switch (expression)
        {
            case KqlLogical logical:
                for (int i = 0; i < logical.Operands.Count; i++)
                {
                    text.Append(i == 0 ? "" : logical.IsAnd ? " and " : " or ");
                    Write(text, logical.Operands[i]);
                }

                break;
            case KqlNot not:
                text.Append("not ");
                Write(text, not.Operand);
                break;
            case KqlParenthesized parenthesized:
                text.Append('(');
                Write(text, parenthesized.Inner);
                text.Append(')');
                break;
            case KqlFieldTest test:
                Write(text, test.Field);
                text.Append(": ");
                Write(text, test.Values);
                break;
            case KqlRangeTest test:
                Write(text, test.Field);
                text.Append(' ').Append(PredicatePrinter.Symbol(test.Operator)).Append(' ');
                Write(text, test.Value);
                break;
            case KqlNested nested:
                Write(text, nested.Path);
                text.Append(": { ");
                Write(text, nested.Inner);
                text.Append(" }");
                break;
            case KqlLiteral { IsQuoted: true } literal:
                WriteQuoted(text, literal.Text);
                break;
            case KqlLiteral literal:
                WriteUnquoted(text, literal);
                break;
            default:
                throw new InvalidOperationException($"No text for {expression.GetType().Name}.");
        }
    }

    private static void WriteQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            text.Append(c is '"' or '\\' ? "\\" : "");
            WriteCharacter(text, c);
        }

        text.Append('"');
    }

    private static void WriteUnquoted(StringBuilder text, KqlLiteral literal)
    {
        if (literal.Text.Length == 0)
        {
            // White space at the ends goes, but it takes something to have ends.
            text.Append("\\u0020");
        }

        for (int i = 0; i < literal.Parts.Count; i++)
        {
            text.Append(i == 0 ? "" : "*");
            string part = literal.Parts[i];
            string followed = part + (i == literal.Parts.Count - 1 ? " " : "*");
            for (int at = 0; at < part.Length; at++)
            {
                // A keyword ends the text; with its first character as a number it is none. An escaped line end would read like 'not' before "ot".
                if (part[at] == '\n' || KqlText.KeywordAt(followed, at) > 0)
                {
                    text.Append("\\u").Append(((int)part[at]).ToString("x4", CultureInfo.InvariantCulture));
                    continue;
                }

                text.Append(Special.IndexOf(part[at]) >= 0 ? "\\" : "");
                WriteCharacter(text, part[at]);
            }
        }
    }

    private static void WriteCharacter(StringBuilder text, char c)
    {
        switch (c)
        {
            case '\t':
                text.Append("\\t");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\n':
                text.Append("\\n");
                break;
            case < ' ' or '\u00A0':
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(c);
                break;
        }
    }
}
