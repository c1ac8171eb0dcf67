using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary><c>like</c> and <c>like~</c> where no constant has a wildcard. (<c>:</c> is how EQL writes equality without regard to case.)</summary>
internal sealed class PatternWithoutWildcard : IQueryCheck
{
    public void Check(LintQuery query)
    {
        foreach (LintTest test in query.Tests.Where(static test => test.Operator == LintOperator.Pattern && test.Values.Count > 0 && test.IsFinite))
        {
            if (EqlOperator.Of(query, test) is { Text: "like" or "like~" } op)
            {
                string instead = op.Text == "like~"
                    ? test.Values.Count == 1 ? "':'" : "'in~'"
                    : test.Values.Count == 1 ? "'=='" : "'in'";
                query.Report(DiagnosticCatalogue.PatternWithoutWildcard, op.Span, $"no text behind this '{op.Text}' has a wildcard; write {instead}, or add the '*' that is missing");
            }
        }
    }
}
