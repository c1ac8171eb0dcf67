using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Schema;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Kql;

/// <content>Values that are good KQL and hardly what was meant. Each check errs on the quiet side.</content>
public sealed partial class KqlBinder
{
    private static readonly string[] UrlWords = ["url", "uri", "http", "query", "referrer"];

    private void Lint(KqlField field, KqlLiteral value)
    {
        if (field.Type is not (FieldType.Keyword or FieldType.Dynamic or FieldType.Flattened))
        {
            return;
        }

        if (value.IsQuoted)
        {
            LintStarInQuotes(value);
            return;
        }

        LintQuestionMark(field, value);
        LintMissingOr(value);
    }

    /// <summary><c>"*.exe"</c>: at an end of a longer text a star is a wildcard in the author's mind; elsewhere it may be a name.</summary>
    private void LintStarInQuotes(KqlLiteral value)
    {
        string text = value.Text;
        bool hasStar = text.StartsWith("*", StringComparison.Ordinal) || text.EndsWith("*", StringComparison.Ordinal);
        if (hasStar && text.Trim('*').Any(char.IsLetterOrDigit))
        {
            Report(KqlStarInQuotes, value.Span, "in quotes '*' is an asterisk, not a wildcard; leave the quotes out, with a backslash before each of \\ ( ) : < > \" { }");
        }
    }

    /// <summary><c>store?.example.com</c>: a <c>?</c> is a wildcard in EQL; in KQL it is a question mark, which only URLs have.</summary>
    private void LintQuestionMark(KqlField field, KqlLiteral value)
    {
        bool isUrl = value.Text.Contains("://") || Array.Exists(UrlWords, word => field.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
        if (!isUrl && value.Text.Contains('?'))
        {
            Report(KqlQuestionMark, value.Span, "'?' is a question mark in KQL, not a wildcard; '*' stands for any characters, and quotes around the value say that a question mark is meant");
        }
    }

    /// <summary>
    /// <c>*/a.xml */b/*</c>: a blank belongs to a value without quotes. What follows it looks like a value of its own when it begins like a path
    /// or pattern, or on another line.
    /// </summary>
    private void LintMissingOr(KqlLiteral value)
    {
        string text = _text.Text.Substring(value.Span.Start, value.Span.Length);
        for (int i = 1; i < text.Length; i++)
        {
            bool isBlank = KqlText.IsSpace(text[i - 1]);
            bool beginsAnew = isBlank && (text[i] is '/' or '*' or '\\' || (i + 2 < text.Length && char.IsLetter(text[i]) && text.Substring(i + 1, 2) == "\\:"));
            if (beginsAnew || text[i - 1] == '\n')
            {
                Report(
                    KqlMissingOr,
                    value.Span,
                    "this is one value with a blank inside; if several are meant, put 'or' between them, and if one is, put it into quotes or write '*' for the blank");
                return;
            }
        }
    }
}
