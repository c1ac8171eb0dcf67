using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>
/// <c>== "cc1*"</c>, and <c>: "cc1*"</c> in KQL: an asterisk where it is none but itself. At an end of a longer text it is a wildcard in the
/// author's mind; elsewhere it may be part of a name.
/// </summary>
internal sealed class LiteralAsterisk : IQueryCheck
{
    public void Check(LintQuery query)
    {
        // In KQL it is the quotes that make a text of a pattern, wherever it stands.
        LintOperator[] operators = query.Language == LintLanguage.Kql ? [LintOperator.Exact, LintOperator.Pattern] : [LintOperator.Exact];
        foreach (LintTest test in query.Tests.Where(test => Array.IndexOf(operators, test.Operator) >= 0 && (test.Field.Info is null || test.Field.IsText)))
        {
            foreach (LintValue value in test.Values.Where(static value => value.IsQuoted && LooksLikePattern(value.Text)))
            {
                Report(query, test, value);
            }
        }
    }

    private static void Report(LintQuery query, LintTest test, LintValue value)
    {
        if (query.Language == LintLanguage.Kql)
        {
            query.Report(
                DiagnosticCatalogue.KqlStarInQuotes,
                value.Span,
                "in quotes '*' is an asterisk, not a wildcard; leave the quotes out, with a backslash before each of \\ ( ) : < > \" { }");
            return;
        }

        string op = test.IgnoresCase ? "like~" : "like";
        string instead = test.Values.Count == 1 ? $"'{op} {query.Show(value.Span)}'" : $"'{op}' instead of '{(test.IgnoresCase ? "in~" : "in")}'";
        query.Report(DiagnosticCatalogue.LiteralAsterisk, value.Span, $"'*' is an asterisk here, not a wildcard; write {instead}");
    }

    private static bool LooksLikePattern(string text) =>
        (text.StartsWith("*", StringComparison.Ordinal) || text.EndsWith("*", StringComparison.Ordinal)) && text.Trim('*').Any(char.IsLetterOrDigit);
}
