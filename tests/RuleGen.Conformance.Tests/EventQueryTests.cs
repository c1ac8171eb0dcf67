using Xunit;

namespace RuleGen.Conformance.Tests;

/// <summary>Elasticsearch's event queries over its data sets, in every engine.</summary>
public sealed class EventQueryTests
{
    [Fact]
    public void There_are_159_event_queries_and_every_engine_runs_them()
    {
        ConformanceRun run = ConformanceRun.Instance;

        Assert.Equal(["interpreter", "optimised interpreter", "generated code", "rulegen query"], run.Queries("event").Keys);
        Assert.All(run.Queries("event").Values, static results => Assert.Equal(159, results.Count));
    }

    [Theory]
    [InlineData("interpreter")]
    [InlineData("optimised interpreter")]
    [InlineData("generated code")]
    [InlineData("rulegen query")]
    public void Every_answer_is_Elasticsearchs(string engine) =>
        Assert.DoesNotContain(ConformanceRun.Instance.Queries("event")[engine], static result => !result.Passed);
}
