using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Synthesis;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleTests;

/// <summary>
/// Makes a first test file for a rule: an event that satisfies its condition, near misses, and for every clause that these do not cover one
/// more event, as far as the search finds one. Names and values are for the author to make better.
/// </summary>
public static class NewTests
{
    private const int LongestName = 100;

    /// <summary>The file's text.</summary>
    /// <param name="rule">A rule.</param>
    /// <param name="problem">Why there is none: the rule is not evaluated, or no event satisfies it.</param>
    /// <returns>Null when there is none.</returns>
    public static string? Write(CompiledRule rule, out string? problem)
    {
        problem = "the rule is not evaluated on single events";
        EquatableArray<RuleCondition> conditions = RuleCondition.Of(rule);
        if (conditions.Count != 1 || rule.Predicate is not { } predicate)
        {
            return null;
        }

        SynthesizedEvents events = EventSynthesizer.Synthesize(predicate);
        problem = events.Reason;
        if (events.Match is not { } match)
        {
            return null;
        }

        problem = null;
        var file = new NewTestFile(conditions[0], predicate, match);
        file.AddMatch();
        file.AddNearMisses(events.NearMisses);
        file.AddUncovered();
        return file.ToString();
    }

    private sealed class NewTestFile(RuleCondition condition, Predicate predicate, SampleEvent match)
    {
        private readonly ConditionJudge _judge = new(condition);
        private readonly NewTestWriter _writer = new(match);

        public void AddMatch()
        {
            _judge.Judge(match.ToJson(), now: null);
            _writer.Add("it alerts", alerts: true, match);
        }

        public void AddNearMisses(IEnumerable<NearMiss> misses)
        {
            foreach (NearMiss miss in misses)
            {
                Add(Name(miss.Clause, wanted: false), miss.Event);
            }
        }

        /// <summary>Adds an event for each answer that none has given so far.</summary>
        public void AddUncovered()
        {
            for (int i = 0; i < _judge.Coverage.Clauses.Count; i++)
            {
                CoveredClause clause = _judge.Coverage.Clauses[i];
                foreach (bool wanted in (bool[])[true, false])
                {
                    if (Has(clause, wanted))
                    {
                        continue;
                    }

                    if (Find(i, wanted ? clause.Predicate : new Not(clause.Predicate), wanted) is { } e)
                    {
                        Add(Name(clause.Predicate, wanted), e);
                    }
                    else
                    {
                        _writer.AddComment($"No event was found for: {Name(clause.Predicate, wanted)}");
                    }
                }
            }
        }

        public override string ToString() => _writer.ToString();

        /// <summary>An event that alerts; else the match with the fewest fields changed; else any.</summary>
        private SampleEvent? Find(int clause, Predicate answer, bool wanted)
        {
            if (EventSynthesizer.Synthesize(new And([predicate, answer])).Match is { } alerting)
            {
                return alerting;
            }

            if (EventSynthesizer.Synthesize(answer).Match is { } alone)
            {
                HashSet<string> asked = new(PredicateFields.Of(answer).Select(static field => field.Name), StringComparer.Ordinal);
                SampleField[] changed = [.. alone.Fields.Where(field => asked.Contains(field.Name))];
                var nearby = new SampleEvent(match.Fields.Where(field => !asked.Contains(field.Name)).Concat(changed).OrderBy(static field => field.Name, StringComparer.Ordinal).ToEquatableArray());
                var probe = new ConditionJudge(condition);
                probe.Judge(nearby.ToJson(), now: null);
                if (Has(probe.Coverage.Clauses[clause], wanted))
                {
                    return nearby;
                }
            }

            return EventSynthesizer.Synthesize(new And([new Not(predicate), answer])).Match;
        }

        private void Add(string what, SampleEvent e)
        {
            bool alerts = _judge.Judge(e.ToJson(), now: null).Holds;
            _writer.Add($"{(alerts ? "alert" : "no alert")}: {what}", alerts, e);
        }

        private static bool Has(CoveredClause clause, bool answer) => answer ? clause.WasTrue : clause.WasFalse;

        private static string Name(Predicate clause, bool wanted) => MessageText.Inline(ExplanationPhrases.Test(clause, wanted), LongestName);
    }
}
