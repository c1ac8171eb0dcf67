using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary><c>a or (a and b)</c>, <c>a and (a or b)</c>: the group decides nothing that the condition beside it does not.</summary>
internal sealed class NeedlessGroups : IQueryCheck
{
    public void Check(LintQuery query)
    {
        foreach (LintGroup group in query.Groups)
        {
            foreach (LintGroup inner in group.Operands.OfType<LintGroup>())
            {
                LintCondition? same = inner.Operands.FirstOrDefault(condition => group.Operands.Any(beside => beside != inner && beside.Id == condition.Id));
                if (same is not null)
                {
                    (string outerWord, string effect) = group.IsAnd ? ("and", "holds whenever that does") : ("or", "holds only when that does");
                    query.Report(
                        DiagnosticCatalogue.NeedlessGroup,
                        inner.Span,
                        $"'{query.Show(same.Span)}' also stands beside these parentheses, joined by '{outerWord}', and what is in them {effect}; remove one of the two");
                }
            }
        }
    }
}
