namespace RuleGen;

/// <summary>What a rule cost the sampled events (<see cref="RuleCostProfile"/>).</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Evaluations">How many sampled events were asked for it.</param>
/// <param name="Matches">How many of them satisfied its condition; of a rule over several events, some stage.</param>
/// <param name="Time">The sum of what asking them once each took.</param>
public readonly record struct RuleCost(Rule Rule, long Evaluations, long Matches, TimeSpan Time);
