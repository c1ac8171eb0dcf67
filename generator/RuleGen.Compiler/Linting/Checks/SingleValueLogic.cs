using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>
/// Conditions of one chain that rule each other out, or of which one says what another says already. Two different values of a field count
/// only where the field has a single one: <c>process.args == "a" and process.args == "b"</c> is a good question.
/// </summary>
internal sealed class SingleValueLogic : IQueryCheck
{
    public void Check(LintQuery query)
    {
        foreach (LintGroup group in query.Groups)
        {
            // 'a or b' always holds when 'not a and not b' never does, so both words are one question.
            Fact[] facts = [.. group.Operands.Select(operand => Fact.Of(operand, isOpposite: !group.IsAnd)).OfType<Fact>()];
            if (FindOpposites(group) is { } opposites)
            {
                ReportConflict(query, group, opposites.First, opposites.Second, "one of the two is false whatever the event has");
            }
            else if (FindConflict(facts) is { } conflict)
            {
                ReportConflict(query, group, conflict.First.Source, conflict.Second.Source, conflict.Reason);
            }
            else
            {
                ReportNeedless(query, group, facts);
            }
        }
    }

    private static (LintCondition First, LintCondition Second)? FindOpposites(LintGroup group)
    {
        var byId = new Dictionary<int, LintCondition>();
        foreach (LintCondition operand in group.Operands)
        {
            byId[operand.Id] = operand;
        }

        foreach (LintNot not in group.Operands.OfType<LintNot>())
        {
            if (byId.TryGetValue(not.Operand.Id, out LintCondition? opposite))
            {
                return opposite.Span.Start < not.Span.Start ? (opposite, not) : (not, opposite);
            }
        }

        return null;
    }

    private static (Fact First, Fact Second, string Reason)? FindConflict(Fact[] facts)
    {
        foreach (Fact[] alike in ByField(facts))
        {
            for (int second = 1; second < alike.Length; second++)
            {
                for (int first = 0; first < second; first++)
                {
                    if (alike[first].ConflictWith(alike[second]) is { } reason)
                    {
                        return (alike[first], alike[second], reason);
                    }
                }
            }
        }

        return null;
    }

    private static void ReportConflict(LintQuery query, LintGroup group, LintCondition first, LintCondition second, string reason) => query.Report(
        group.IsAnd ? DiagnosticCatalogue.Contradiction : DiagnosticCatalogue.Tautology,
        second.Span,
        group.IsAnd
            ? $"this and '{query.Show(first.Span)}' are never true together, since {reason}; write 'or', or correct one of the two"
            : $"this or '{query.Show(first.Span)}' is true for every event, since {reason}; write 'and', or correct one of the two");

    private static void ReportNeedless(LintQuery query, LintGroup group, Fact[] facts)
    {
        foreach (Fact[] alike in ByField(facts))
        {
            var needless = new HashSet<Fact>();
            foreach (Fact fact in alike)
            {
                Fact? reason = Array.Find(alike, other => other != fact && other.Source.Id != fact.Source.Id && !needless.Contains(other) && other.Implies(fact));
                if (reason is not null && needless.Add(fact))
                {
                    string effect = group.IsAnd ? "is true whenever that is" : "is true only when that is";
                    query.Report(DiagnosticCatalogue.NeedlessTest, fact.Source.Span, $"'{query.Show(reason.Source.Span)}' stands beside this, which {effect}; remove this test");
                }
            }
        }
    }

    private static IEnumerable<Fact[]> ByField(Fact[] facts) =>
        facts.GroupBy(static fact => fact.Field.Name, StringComparer.Ordinal).Select(static alike => alike.ToArray()).Where(static alike => alike.Length > 1);
}
