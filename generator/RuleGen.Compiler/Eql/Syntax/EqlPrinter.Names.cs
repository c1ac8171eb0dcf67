using System.Globalization;
using System.Text;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Eql.Syntax;

public static partial class EqlPrinter
{
    /// <summary>The text as an EQL string literal.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder();
        WriteString(text, value);
        return text.ToString();
    }

    private static void WriteField(StringBuilder text, EqlField field)
    {
        text.Append(field.IsOptional ? "?" : "");
        string[] parts = field.Name.Split('.');
        if (Array.Exists(parts, static part => part.Length == 0))
        {
            // Only a quoted name can begin or end with a dot or have two in a row.
            WriteQuotedName(text, field.Name);
            return;
        }

        for (int i = 0; i < parts.Length; i++)
        {
            text.Append(i == 0 ? "" : ".");
            if (EqlKeywords.IsPlainName(parts[i]))
            {
                text.Append(parts[i]);
            }
            else
            {
                WriteQuotedName(text, parts[i]);
            }
        }
    }

    private static void WriteQuotedName(StringBuilder text, string name) =>
        text.Append('`').Append(name.Replace("`", "``")).Append('`');

    private static void WriteLiteral(StringBuilder text, EqlLiteral literal)
    {
        switch (literal)
        {
            case EqlNull:
                text.Append("null");
                break;
            case EqlBoolean boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case EqlNumber number:
                WriteNumber(text, number.Value);
                break;
            case EqlString constant:
                WriteString(text, constant.Value);
                break;
            default:
                throw new InvalidOperationException($"No text for {literal.GetType().Name}.");
        }
    }

    private static void WriteNumber(StringBuilder text, NumberConstant number)
    {
        string digits = PredicatePrinter.Print(number);
        text.Append(digits);
        if (!number.IsInteger && number.Unsigned == 0 && digits.IndexOfAny(['.', 'E']) < 0)
        {
            // Without a fraction it would be read back as an integer.
            text.Append(".0");
        }
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case < ' ':
                    text.Append("\\u{").Append(((int)c).ToString("x2", CultureInfo.InvariantCulture)).Append('}');
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
