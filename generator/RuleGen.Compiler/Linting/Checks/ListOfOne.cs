using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary><c>in ("one")</c>.</summary>
internal sealed class ListOfOne : IQueryCheck
{
    public void Check(LintQuery query)
    {
        foreach (LintTest test in query.Tests.Where(static test => test is { Operator: LintOperator.Exact, IsList: true, Values.Count: 1 }))
        {
            string value = query.Show(test.Values[0].Span);
            bool isPatternToColon = test.IgnoresCase && test.Values[0].Text.IndexOfAny(['*', '?']) >= 0;
            if (EqlOperator.Of(query, test) is { } op && !isPatternToColon)
            {
                string instead = test.IgnoresCase ? $": {value}" : $"== {value}";
                query.Report(DiagnosticCatalogue.ListOfOne, op.Span, $"the list behind this '{op.Text}' has one constant; write '{instead}' (with 'not', '{(test.IgnoresCase ? "not … : " : "!= ")}{value}')");
            }
        }
    }
}
