using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>A condition that stands in its chain of <c>and</c> or <c>or</c> already.</summary>
internal sealed class RepeatedConditions : IQueryCheck
{
    public void Check(LintQuery query)
    {
        foreach (LintGroup group in query.Groups)
        {
            var seen = new HashSet<int>();
            foreach (LintCondition operand in group.Operands.Where(operand => !seen.Add(operand.Id)))
            {
                string word = group.IsAnd ? "and" : "or";
                query.Report(DiagnosticCatalogue.RepeatedCondition, operand.Span, $"the same condition is joined by '{word}' already; remove it, or write the one that is meant");
            }
        }
    }
}
