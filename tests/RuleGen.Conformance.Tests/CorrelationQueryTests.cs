using Xunit;

namespace RuleGen.Conformance.Tests;

/// <summary>Elasticsearch's sequences and samples over its data sets, in every engine.</summary>
public sealed class CorrelationQueryTests
{
    [Theory]
    [InlineData("sequence", 105)]
    [InlineData("sample", 34)]
    public void Every_engine_runs_all(string kind, int count)
    {
        ConformanceRun run = ConformanceRun.Instance;

        Assert.Equal(["interpreter", "generated code", "rulegen query"], run.Queries(kind).Keys);
        Assert.All(run.Queries(kind).Values, results => Assert.Equal(count, results.Count));
    }

    [Theory]
    [InlineData("sequence", "interpreter")]
    [InlineData("sequence", "generated code")]
    [InlineData("sequence", "rulegen query")]
    [InlineData("sample", "interpreter")]
    [InlineData("sample", "generated code")]
    [InlineData("sample", "rulegen query")]
    public void Every_answer_is_Elasticsearchs(string kind, string engine) =>
        Assert.DoesNotContain(ConformanceRun.Instance.Queries(kind)[engine], static result => !result.Passed);
}
