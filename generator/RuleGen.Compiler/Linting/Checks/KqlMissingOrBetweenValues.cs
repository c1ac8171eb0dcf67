using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Kql;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>
/// <c>*/a.xml */b/*</c>: a blank belongs to a value without quotes. What follows it looks like a value of its own when it begins like a path
/// or pattern, or on another line.
/// </summary>
internal sealed class KqlMissingOrBetweenValues : IQueryCheck
{
    public void Check(LintQuery query)
    {
        if (query.Language != LintLanguage.Kql)
        {
            return;
        }

        IEnumerable<LintTest> tests = query.Tests.Where(static test => test.Operator is LintOperator.Exact or LintOperator.Pattern && (test.Field.Info is null || test.Field.IsText));
        foreach (LintValue value in tests.SelectMany(static test => test.Values).Where(value => !value.IsQuoted && LooksLikeTwo(query.Text.Substring(value.Span.Start, value.Span.Length))))
        {
            query.Report(
                DiagnosticCatalogue.KqlMissingOr,
                value.Span,
                "this is one value with a blank inside; if several are meant, put 'or' between them, and if one is, put it into quotes or write '*' for the blank");
        }
    }

    private static bool LooksLikeTwo(string text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            bool isBlank = KqlText.IsSpace(text[i - 1]);
            bool beginsAnew = isBlank && (text[i] is '/' or '*' or '\\' || (i + 2 < text.Length && char.IsLetter(text[i]) && text.Substring(i + 1, 2) == "\\:"));
            if (beginsAnew || text[i - 1] == '\n')
            {
                return true;
            }
        }

        return false;
    }
}
