using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Synthesis;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleTests;

/// <summary>Finds events that give an answer to a clause which no other event has given.</summary>
/// <param name="condition">The condition the clause stands in.</param>
/// <param name="predicate">What is evaluated of it.</param>
/// <param name="match">An event that satisfies it.</param>
internal sealed class UncoveredClause(RuleCondition condition, Predicate predicate, SampleEvent match)
{
    private const int LongestName = 100;

    /// <summary>What an event for a clause's answer is called.</summary>
    public static string Name(Predicate clause, bool wanted) => MessageText.Inline(ExplanationPhrases.Test(clause, wanted), LongestName);

    /// <summary>Whether some event gave the answer.</summary>
    public static bool Has(CoveredClause clause, bool answer) => answer ? clause.WasTrue : clause.WasFalse;

    /// <summary>An event that satisfies the condition; else the match with the fewest fields changed; else any. Null: none was found.</summary>
    /// <param name="number">The clause, by its place in the condition.</param>
    /// <param name="clause">The clause.</param>
    /// <param name="wanted">The answer.</param>
    public SampleEvent? Find(int number, Predicate clause, bool wanted)
    {
        Predicate answer = wanted ? clause : new Not(clause);
        if (EventSynthesizer.Synthesize(new And([predicate, answer])).Match is { } satisfying)
        {
            return satisfying;
        }

        if (EventSynthesizer.Synthesize(answer).Match is { } alone)
        {
            HashSet<string> asked = new(PredicateFields.Of(answer).Select(static field => field.Name), StringComparer.Ordinal);
            SampleField[] changed = [.. alone.Fields.Where(field => asked.Contains(field.Name))];
            var nearby = new SampleEvent(match.Fields.Where(field => !asked.Contains(field.Name)).Concat(changed).OrderBy(static field => field.Name, StringComparer.Ordinal).ToEquatableArray());
            var probe = new ConditionJudge([condition], []);
            probe.Judge(0, probe.Read(nearby.ToJson(), now: null));
            if (Has(probe.Coverage.Clauses[number], wanted))
            {
                return nearby;
            }
        }

        return EventSynthesizer.Synthesize(new And([new Not(predicate), answer])).Match;
    }
}
