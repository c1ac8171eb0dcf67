using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Compiler.RuleTests;

/// <summary>Cases of a rule about single events: each event of a case is judged by itself.</summary>
internal sealed class SingleEventCases(CompiledRule rule) : ICaseRunner
{
    private readonly ConditionJudge _judge = new(RuleCondition.Of(rule), []);

    /// <inheritdoc/>
    public RuleCoverage Coverage => _judge.Coverage;

    /// <inheritdoc/>
    public string? Run(RuleTestCase item) =>
        RuleTestFailure.Describe(item.Expectation, [.. item.Events.Select(e => (e, _judge.Judge(0, _judge.Read(e.Json, e.Now))))]);
}
