using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>A constant that stands in its list already, letter case aside where the operator ignores it.</summary>
internal sealed class RepeatedValues : IQueryCheck
{
    public void Check(LintQuery query)
    {
        foreach (LintTest test in query.Tests.Where(static test => test.Values.Count > 1))
        {
            var seen = new Dictionary<object, LintValue>();
            foreach (LintValue value in test.Values)
            {
                // What ignoring case makes of a regular expression is not the folded text.
                object key = test.Operator == LintOperator.Regex ? value.Text : value.Pattern;
                if (!seen.TryGetValue(key, out LintValue? first))
                {
                    seen.Add(key, value);
                }
                else
                {
                    query.Report(DiagnosticCatalogue.RepeatedValue, value.Span, first.Text == value.Text
                        ? $"{query.Show(value.Span)} stands in this list already; remove it, or write what is missing"
                        : $"letter case is ignored here, so {query.Show(value.Span)} is {query.Show(first.Span)} again; remove it");
                }
            }
        }
    }
}
