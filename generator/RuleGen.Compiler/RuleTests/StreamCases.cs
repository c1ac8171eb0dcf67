using RuleGen.Compiler.Evaluation.Correlations;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Compiler.RuleTests;

/// <summary>Cases of a rule over several events: the events of a case are a stream that ends with it.</summary>
internal sealed class StreamCases(CompiledRule rule, CorrelationQuery query) : ICaseRunner
{
    private readonly StreamJudge _judge = new(rule, query);

    /// <inheritdoc/>
    public RuleCoverage Coverage => _judge.Coverage;

    /// <inheritdoc/>
    public string? Run(RuleTestCase item)
    {
        JudgedStream stream = _judge.Judge([.. item.Events.Select(static e => (e.Json, e.Now))]);
        IReadOnlyList<StreamMatch> matches = stream.Answer.Matches;
        bool isExpected = item.Expectation.Count is { } count ? matches.Count == count : matches.Count > 0 == item.Expectation.Every;
        return isExpected ? null : new StreamTestFailure(query, item, stream).Describe();
    }
}
