using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Synthesis;
using RuleGen.Compiler.Synthesis.Correlations;

namespace RuleGen.Compiler.RuleTests;

/// <summary>
/// Makes a first test file for a rule: events that satisfy it, near misses, and for every clause that these do not cover one more event, as far
/// as the search finds one. Names and values are for the author to make better.
/// </summary>
public static class NewTests
{
    /// <summary>The file's text.</summary>
    /// <param name="rule">A rule.</param>
    /// <param name="problem">Why there is none: the rule is not evaluated, or no events satisfy it.</param>
    /// <returns>Null when there is none.</returns>
    public static string? Write(CompiledRule rule, out string? problem)
    {
        switch (rule.Evaluated)
        {
            case EventQuery single:
                SynthesizedEvents events = EventSynthesizer.Synthesize(single.Condition);
                problem = events.Match is null ? events.Reason : null;
                return events.Match is null ? null : Write(RuleCondition.Of(rule)[0], single.Condition, events.Match, events.NearMisses);
            case CorrelationQuery correlation:
                SynthesizedCorrelation streams = CorrelationSynthesizer.Synthesize(correlation);
                problem = streams.Match.Count == 0 ? streams.Reason : null;
                return streams.Match.Count == 0 ? null : new NewStreamTests(rule, correlation, streams).Write();
            default:
                problem = "RuleGen does not evaluate the rule";
                return null;
        }
    }

    private static string Write(RuleCondition condition, Predicate predicate, SampleEvent match, IEnumerable<NearMiss> misses)
    {
        var judge = new ConditionJudge([condition], []);
        var writer = new NewTestWriter(match);
        judge.Judge(0, judge.Read(match.ToJson(), now: null));
        writer.Add("it alerts", alerts: true, match);
        foreach (NearMiss miss in misses)
        {
            Add(UncoveredClause.Name(miss.Clause, wanted: false), miss.Event);
        }

        var uncovered = new UncoveredClause(condition, predicate, match);
        for (int i = 0; i < judge.Coverage.Clauses.Count; i++)
        {
            CoveredClause clause = judge.Coverage.Clauses[i];
            foreach (bool wanted in (bool[])[true, false])
            {
                if (UncoveredClause.Has(clause, wanted))
                {
                    continue;
                }

                string name = UncoveredClause.Name(clause.Predicate, wanted);
                if (uncovered.Find(i, clause.Predicate, wanted) is { } e)
                {
                    Add(name, e);
                }
                else
                {
                    writer.AddComment($"No event was found for: {name}");
                }
            }
        }

        return writer.ToString();

        void Add(string what, SampleEvent e)
        {
            bool alerts = judge.Judge(0, judge.Read(e.ToJson(), now: null)).Holds;
            writer.Add($"{(alerts ? "alert" : "no alert")}: {what}", alerts, e);
        }
    }
}
