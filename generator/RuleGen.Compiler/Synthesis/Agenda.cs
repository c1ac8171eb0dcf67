namespace RuleGen.Compiler.Synthesis;

/// <summary>
/// What a search has still to see to: atoms that must not hold, atoms that must, and choices, in this order. The first only limit, the second
/// leave a few values to choose from, and the third branch.
/// </summary>
internal sealed record Agenda(Chain<AtomGoal>? Forbidden, Chain<AtomGoal>? Required, Chain<AnyGoal>? Choices)
{
    /// <summary>Nothing to do.</summary>
    public static Agenda Empty { get; } = new(null, null, null);

    /// <summary>The agenda with a goal in front of the others.</summary>
    public Agenda With(Goal goal)
    {
        switch (goal)
        {
            case AtomGoal { Wanted: true } atom:
                return this with { Required = new Chain<AtomGoal>(atom, Required) };
            case AtomGoal atom:
                return this with { Forbidden = new Chain<AtomGoal>(atom, Forbidden) };
            case AnyGoal any:
                return this with { Choices = new Chain<AnyGoal>(any, Choices) };
            case AllGoal all:
                return all.Items.Reverse().Aggregate(this, static (agenda, item) => agenda.With(item));
            default:
                throw new InvalidOperationException($"{goal.GetType().Name} is no goal.");
        }
    }
}
