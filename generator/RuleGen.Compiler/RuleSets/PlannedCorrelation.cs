using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>What a rule over several events asks of them together, beside the conditions that each satisfies on its own.</summary>
/// <param name="Query">The query; its conditions are those of the rule file, before any optimisation.</param>
/// <param name="StageConditions">The condition that each stage asks, as an index into <see cref="RuleSetPlan.Conditions"/>.</param>
/// <param name="UntilCondition">The condition of <c>until</c>; -1 without one.</param>
/// <param name="KeptFields">What is kept of an event for the alert.</param>
/// <param name="LookBack">How far back a sample looks on a stream.</param>
/// <param name="ContentHash">SHA-256 of what decides what the rule's state means.</param>
public sealed record PlannedCorrelation(
    CorrelationQuery Query,
    EquatableArray<int> StageConditions,
    int UntilCondition,
    EquatableArray<string> KeptFields,
    TimeSpan LookBack,
    string ContentHash)
{
    /// <summary>Plans a rule.</summary>
    /// <param name="rule">A rule over several events.</param>
    /// <param name="conditionOf">The number of a stage's condition.</param>
    public static PlannedCorrelation Create(EvaluatedRule rule, Func<QueryStage, int> conditionOf)
    {
        var query = (CorrelationQuery)rule.Query;
        return new PlannedCorrelation(
            query,
            query.Stages.Select(conditionOf).ToEquatableArray(),
            query is SequenceQuery { Until: { } until } ? conditionOf(until) : -1,
            CorrelationFields.Kept(rule.Definition, query).ToEquatableArray(),
            CorrelationFields.LookBack(rule.Definition),
            CorrelationFields.ContentHash(rule));
    }

    /// <summary>The same with conditions counted from elsewhere.</summary>
    public PlannedCorrelation Shift(int by) => this with
    {
        StageConditions = StageConditions.Select(condition => condition + by).ToEquatableArray(),
        UntilCondition = UntilCondition < 0 ? UntilCondition : UntilCondition + by,
    };
}
