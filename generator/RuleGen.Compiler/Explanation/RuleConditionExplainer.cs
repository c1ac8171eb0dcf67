using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Explanation;

/// <summary>Judges a rule's condition, part by part.</summary>
public sealed class RuleConditionExplainer
{
    private readonly (RuleConditionPart Part, ConditionExplainer Explainer)[] _parts;

    /// <summary>Prepares a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="slotOf">Gives each field the number that <see cref="IFieldSource"/> knows it by.</param>
    public RuleConditionExplainer(RuleCondition condition, Func<FieldReference, int> slotOf)
    {
        Condition = condition;
        _parts = [.. condition.Parts.Select(part => (part, new ConditionExplainer(part.Predicate, slotOf)))];
    }

    /// <summary>The condition.</summary>
    public RuleCondition Condition { get; }

    /// <summary>What becomes of the condition for an event.</summary>
    public ExplainedCondition Explain(IFieldSource source) =>
        new(Condition, _parts.Select(part => new ExplainedPart(part.Part, part.Explainer.Explain(source))).ToEquatableArray());
}

/// <summary>What became of a condition for one event.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Parts">What became of its parts.</param>
public sealed record ExplainedCondition(RuleCondition Condition, EquatableArray<ExplainedPart> Parts)
{
    /// <summary>Whether the event satisfies the condition.</summary>
    public bool Holds => Parts.All(static part => part.Passes);

    /// <summary>
    /// The fewest tests that would have to answer differently for the event to satisfy the condition, by the parts they stand in; empty when it
    /// does; null when no test can change it. See <see cref="NearestMiss"/>.
    /// </summary>
    public IReadOnlyList<(RuleConditionPart Part, MissedTest Test)>? FindNearestMiss()
    {
        var misses = new List<(RuleConditionPart, MissedTest)>();
        foreach (ExplainedPart part in Parts)
        {
            if (NearestMiss.Of(part.Root, part.Part.Wanted) is not { } missed)
            {
                return null;
            }

            misses.AddRange(missed.Select(test => (part.Part, test)));
        }

        return misses;
    }
}

/// <summary>What became of a part of a condition.</summary>
/// <param name="Part">The part.</param>
/// <param name="Root">What it asks, judged.</param>
public sealed record ExplainedPart(RuleConditionPart Part, ExplainedNode Root)
{
    /// <summary>Whether the part lets the event pass.</summary>
    public bool Passes => Root.Holds == Part.Wanted;
}
