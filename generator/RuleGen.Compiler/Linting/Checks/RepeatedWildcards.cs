using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary><c>**</c>, which matches what <c>*</c> does: patterns here have no folders that a single one would stop at.</summary>
internal sealed class RepeatedWildcards : IQueryCheck
{
    public void Check(LintQuery query)
    {
        foreach (LintValue value in query.Tests.Where(static test => test.Operator == LintOperator.Pattern).SelectMany(static test => test.Values).Where(static value => value.Pattern.HasRepeatedWildcard))
        {
            int start = value.Text.IndexOf("**", StringComparison.Ordinal);
            int end = start;
            while (end < value.Text.Length && value.Text[end] == '*')
            {
                end++;
            }

            query.Report(DiagnosticCatalogue.RepeatedWildcard, value.PlaceOf(SourceSpan.FromBounds(start, end)), "'*' matches any characters, '/' and '\\' among them, and a second one adds nothing; write one '*'");
        }
    }
}
