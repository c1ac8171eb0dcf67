using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary><c>store?.example.com</c>: a <c>?</c> is a wildcard in EQL; in KQL it is a question mark, which only URLs have.</summary>
internal sealed class KqlQuestionMarkAsWildcard : IQueryCheck
{
    private static readonly string[] UrlWords = ["url", "uri", "http", "query", "referrer"];

    public void Check(LintQuery query)
    {
        if (query.Language != LintLanguage.Kql)
        {
            return;
        }

        foreach (LintTest test in query.Tests.Where(static test => test.Operator is LintOperator.Exact or LintOperator.Pattern && (test.Field.Info is null || test.Field.IsText) && !HoldsUrls(test.Field)))
        {
            foreach (LintValue value in test.Values.Where(static value => !value.IsQuoted && value.Text.Contains('?') && !value.Text.Contains("://")))
            {
                query.Report(
                    DiagnosticCatalogue.KqlQuestionMark,
                    value.Span,
                    "'?' is a question mark in KQL, not a wildcard; '*' stands for any characters, and quotes around the value say that a question mark is meant");
            }
        }
    }

    private static bool HoldsUrls(LintField field) => Array.Exists(UrlWords, word => field.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
