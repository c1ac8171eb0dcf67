using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Synthesis.Atoms;

namespace RuleGen.Compiler.Synthesis;

/// <summary>
/// Looks for an event that satisfies a goal, depth first. Every atom that was seen to is held: a later value that would change its answer is
/// not taken. Where a value or a choice leads nowhere, the search goes back to the last one that could help, which is one about a field that
/// the failure was about.
/// </summary>
/// <remarks>
/// Not complete: an atom proposes some of the values that would satisfy it, so a goal may be given up though an event exists. What is found
/// is certain, since only the interpreter says whether an atom holds.
/// </remarks>
internal sealed class EventSearch(FieldTable fields)
{
    // Rules that can be satisfied take tens to hundreds of steps; those that cannot would otherwise try every combination.
    private const int StepLimit = 20_000;

    // The search is recursive, one level a value.
    private const int DepthLimit = 1_000;

    private int _steps;
    private bool _exhausted;
    private int _deepest;

    // What the last failure was about.
    private HashSet<int> _conflict = [];

    /// <summary>Why the last search found nothing.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>An event that satisfies the goal; null when none was found.</summary>
    public EventDraft? Find(Goal goal)
    {
        _steps = 0;
        _exhausted = false;
        _deepest = -1;
        Reason = "no event can satisfy the condition: it contradicts itself whatever the fields hold";
        EventDraft? found = Descend(Agenda.Empty.With(goal), EventDraft.Empty(fields), null, 0);
        if (_exhausted)
        {
            Reason = FormattableString.Invariant($"no event was found in {StepLimit} steps; {Reason}");
        }

        return found;
    }

    private EventDraft? Descend(Agenda agenda, EventDraft draft, Chain<AtomGoal>? held, int depth)
    {
        if (depth > DepthLimit)
        {
            _exhausted = true;
            return null;
        }

        for (; agenda.Forbidden is { } next; agenda = agenda with { Forbidden = next.Rest })
        {
            if (!next.First.Holds(draft))
            {
                return Fail(next.First, held, depth);
            }

            held = new Chain<AtomGoal>(next.First, held);
        }

        for (; agenda.Required is { } next; agenda = agenda with { Required = next.Rest })
        {
            if (!next.First.Holds(draft))
            {
                return TryValues(next.First, agenda with { Required = next.Rest }, draft, held, depth);
            }

            held = new Chain<AtomGoal>(next.First, held);
        }

        return agenda.Choices is { } choice
            ? TryChoices(choice.First, agenda with { Choices = choice.Rest }, draft, held, depth)
            : draft;
    }

    private EventDraft? TryValues(AtomGoal atom, Agenda rest, EventDraft draft, Chain<AtomGoal>? held, int depth)
    {
        AtomGoal[] near = [.. Chain<AtomGoal>.Items(held).Where(other => other.Fields.Intersect(atom.Fields).Any())];
        HashSet<int> conflicts = [.. atom.Fields.Concat(near.SelectMany(static other => other.Fields))];
        bool isPossible = false;
        foreach (EventDraft next in Moves.Of(atom.Atom, new MoveContext(fields, draft, near)))
        {
            if (++_steps > StepLimit)
            {
                _exhausted = true;
                return null;
            }

            if (!atom.Holds(next) || !near.All(other => other.Holds(next)))
            {
                continue;
            }

            isPossible = true;
            if (Descend(rest, next, new Chain<AtomGoal>(atom, held), depth + 1) is { } found)
            {
                return found;
            }

            if (_exhausted || !_conflict.Overlaps(atom.Fields))
            {
                return null;
            }

            conflicts.UnionWith(_conflict);
        }

        if (!isPossible)
        {
            return Fail(atom, held, depth);
        }

        _conflict = conflicts;
        return null;
    }

    private EventDraft? TryChoices(AnyGoal choice, Agenda rest, EventDraft draft, Chain<AtomGoal>? held, int depth)
    {
        var conflicts = new HashSet<int>();

        // What holds already costs no value; the sort keeps the rule's order otherwise.
        foreach (Goal option in choice.Items.OrderBy(item => item.Holds(draft) ? 0 : 1))
        {
            if (Descend(rest.With(option), draft, held, depth + 1) is { } found)
            {
                return found;
            }

            if (_exhausted || !_conflict.Overlaps(option.Fields))
            {
                return null;
            }

            conflicts.UnionWith(_conflict);
        }

        _conflict = conflicts;
        return null;
    }

    private EventDraft? Fail(AtomGoal atom, Chain<AtomGoal>? held, int depth)
    {
        AtomGoal[] near = [.. Chain<AtomGoal>.Items(held).Where(other => other.Fields.Intersect(atom.Fields).Any())];
        _conflict = [.. atom.Fields.Concat(near.SelectMany(static other => other.Fields))];
        if (depth > _deepest)
        {
            _deepest = depth;
            string[] others = [.. near.AsEnumerable().Reverse().Select(Phrase)];
            Reason = $"no value was found such that {Phrase(atom)}" + (others.Length == 0 ? "" : $" while {string.Join(" and ", others)}");
        }

        return null;
    }

    private static string Phrase(AtomGoal goal) => PredicateDescriber.Phrase(goal.Wanted ? goal.Atom : new Not(goal.Atom));
}
