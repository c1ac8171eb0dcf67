using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary><c>field like "*"</c>, which asks whether the field is there.</summary>
internal sealed class PresenceByPattern : IQueryCheck
{
    public void Check(LintQuery query)
    {
        if (query.Language != LintLanguage.Eql)
        {
            return;
        }

        foreach (LintTest test in query.Tests.Where(static test => test is { Operator: LintOperator.Pattern, Values.Count: 1 } && test.Values[0].Pattern.IsAnyText))
        {
            query.Report(DiagnosticCatalogue.PresenceByPattern, test.Span, $"this asks only whether '{test.Field.Name}' has a value; write '{test.Field.Name} != null'");
        }
    }
}
