using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Synthesis;

/// <summary>
/// What an event is to satisfy: a predicate whose negations have moved to its atoms, so that only "all of", "any of" and atoms with a wanted
/// answer are left. Constants are gone but for the goals without items.
/// </summary>
internal abstract class Goal
{
    /// <summary>Whether the event satisfies the goal.</summary>
    public abstract bool Holds(EventDraft draft);

    /// <summary>The numbers of the fields it is about.</summary>
    public abstract IEnumerable<int> Fields { get; }

    /// <summary>The atoms in it.</summary>
    public abstract IEnumerable<AtomGoal> Atoms { get; }

    /// <summary>The goal that a predicate has the wanted answer.</summary>
    public static Goal Of(Predicate predicate, bool wanted, FieldTable fields) => predicate switch
    {
        Always always => always.Value == wanted ? new AllGoal([]) : new AnyGoal([]),
        Not not => Of(not.Item, !wanted, fields),
        And and => Join([.. and.Items.Select(item => Of(item, wanted, fields))], all: wanted),
        Or or => Join([.. or.Items.Select(item => Of(item, wanted, fields))], all: !wanted),
        _ when !PredicateFields.Of(predicate).Any() => Of(new Always(Evaluate(predicate, fields)), wanted, fields),
        _ => new AtomGoal(predicate, wanted, fields),
    };

    /// <summary>Every one of some goals.</summary>
    public static Goal All(IReadOnlyList<Goal> items) => Join(items, all: true);

    // What asks nothing of the event, such as the clock, is as it is.
    private static bool Evaluate(Predicate predicate, FieldTable fields) => new PredicateEvaluator(predicate, fields.NumberOf).Evaluate(EventDraft.Empty(fields));

    private static Goal Join(IReadOnlyList<Goal> items, bool all)
    {
        if (all)
        {
            return items.Any(IsNever) ? new AnyGoal([]) : items.Count == 1 ? items[0] : new AllGoal(items);
        }

        Goal[] possible = [.. items.Where(static item => !IsNever(item))];
        return possible.Any(IsAlways) ? new AllGoal([]) : possible.Length == 1 ? possible[0] : new AnyGoal(possible);
    }

    private static bool IsNever(Goal goal) => goal is AnyGoal { Items.Count: 0 };

    private static bool IsAlways(Goal goal) => goal is AllGoal { Items.Count: 0 };
}

/// <summary>Every item holds.</summary>
internal sealed class AllGoal(IReadOnlyList<Goal> items) : Goal
{
    public IReadOnlyList<Goal> Items => items;

    public override IEnumerable<int> Fields => items.SelectMany(static item => item.Fields);

    public override IEnumerable<AtomGoal> Atoms => items.SelectMany(static item => item.Atoms);

    public override bool Holds(EventDraft draft) => items.All(item => item.Holds(draft));
}

/// <summary>Some item holds.</summary>
internal sealed class AnyGoal(IReadOnlyList<Goal> items) : Goal
{
    public IReadOnlyList<Goal> Items => items;

    public override IEnumerable<int> Fields => items.SelectMany(static item => item.Fields);

    public override IEnumerable<AtomGoal> Atoms => items.SelectMany(static item => item.Atoms);

    public override bool Holds(EventDraft draft) => items.Any(item => item.Holds(draft));
}

/// <summary>An atom has the wanted answer. The interpreter says whether it has.</summary>
internal sealed class AtomGoal : Goal
{
    private readonly PredicateEvaluator _evaluator;
    private readonly int[] _fields;

    public AtomGoal(Predicate atom, bool wanted, FieldTable fields)
    {
        Atom = atom;
        Wanted = wanted;
        _evaluator = new PredicateEvaluator(atom, fields.NumberOf);
        _fields = [.. PredicateFields.Of(atom).Select(fields.NumberOf).Distinct()];
    }

    /// <summary>The atom.</summary>
    public Predicate Atom { get; }

    /// <summary>Its wanted answer.</summary>
    public bool Wanted { get; }

    public override IEnumerable<int> Fields => _fields;

    public override IEnumerable<AtomGoal> Atoms => [this];

    public override bool Holds(EventDraft draft) => _evaluator.Evaluate(draft) == Wanted;
}
