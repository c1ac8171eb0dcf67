using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Synthesis.Atoms;

namespace RuleGen.Compiler.Synthesis;

/// <summary>
/// Changes an event that satisfies a condition so that one clause of it fails and the others go on to hold: by one value where that is
/// enough, else by as many fields as the clause needs, else by looking for an event of its own.
/// </summary>
internal sealed class NearMissSearch(FieldTable fields, EventDraft match)
{
    /// <summary>For each clause that can fail alone, the nearest event found.</summary>
    public IEnumerable<(Predicate Clause, EventDraft Event)> Find(IReadOnlyList<Predicate> clauses)
    {
        Goal[] goals = [.. clauses.Select(clause => Goal.Of(clause, wanted: true, fields))];
        for (int i = 0; i < goals.Length; i++)
        {
            Goal opposite = Goal.Of(clauses[i], wanted: false, fields);
            Goal wanted = Goal.All([opposite, .. goals.Where((_, other) => other != i)]);
            EventDraft? miss = OneValue(goals[i]).Concat(WholeFields(goals[i])).FirstOrDefault(wanted.Holds) ?? new EventSearch(fields).Find(wanted);
            if (miss is not null)
            {
                yield return (clauses[i], miss);
            }
        }
    }

    // Another value for a field, then none, then one that satisfies what must not hold.
    private IEnumerable<EventDraft> OneValue(Goal goal)
    {
        AtomGoal[] atoms = [.. goal.Atoms];
        foreach (AtomGoal atom in atoms.Where(atom => atom.Wanted && atom.Holds(match)))
        {
            foreach (int field in atom.Fields)
            {
                for (int place = 0; place < match[field].Count; place++)
                {
                    foreach (SampleValue near in Moves.NearMisses(atom.Atom, match[field][place]))
                    {
                        yield return match.With(field, match[field].Select((value, i) => i == place ? near : value));
                    }
                }
            }
        }

        foreach (AtomGoal atom in atoms.Where(atom => atom.Wanted && atom.Holds(match)))
        {
            foreach (int field in atom.Fields)
            {
                yield return match.With(field, []);
            }
        }

        foreach (AtomGoal atom in atoms.Where(atom => !atom.Wanted && atom.Holds(match)))
        {
            foreach (EventDraft draft in Moves.Of(atom.Atom, new MoveContext(fields, match, [])))
            {
                yield return draft;
            }
        }
    }

    // Several branches of a choice may hold: each must go.
    private IEnumerable<EventDraft> WholeFields(Goal goal)
    {
        EventDraft draft = match;
        foreach (int field in goal.Atoms.Where(atom => atom.Wanted && atom.Holds(match)).SelectMany(static atom => atom.Fields).Distinct())
        {
            draft = draft.With(field, []);
            yield return draft;
        }
    }
}
