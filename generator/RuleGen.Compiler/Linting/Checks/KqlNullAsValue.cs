using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary><c>field: null</c> in KQL: no value of a field is null.</summary>
internal sealed class KqlNullAsValue : IQueryCheck
{
    public void Check(LintQuery query)
    {
        if (query.Language != LintLanguage.Kql)
        {
            return;
        }

        IEnumerable<LintTest> tests = query.Tests.Where(static test => test.Operator is LintOperator.Exact or LintOperator.Pattern);
        foreach (LintValue value in tests.SelectMany(static test => test.Values).Where(static value => !value.IsQuoted && !value.IsPattern && value.Text == "null"))
        {
            query.Report(DiagnosticCatalogue.KqlNullMatchesNothing, value.Span, "null is no value that a field could have, so this holds for no event; ask for absence with 'not field: *'");
        }
    }
}
