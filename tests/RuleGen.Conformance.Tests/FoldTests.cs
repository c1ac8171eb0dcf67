using Xunit;

namespace RuleGen.Conformance.Tests;

/// <summary>Expressions without fields.</summary>
public sealed class FoldTests
{
    [Fact]
    public void Every_value_is_Elasticsearchs_or_a_deliberate_difference()
    {
        IReadOnlyList<CaseResult> results = ConformanceRun.Instance.Folding;

        Assert.Equal(83, results.Count);
        Assert.Equal(75, results.Count(static result => result.Passed));
        Assert.DoesNotContain(results, static result => !result.Passed && DeliberateDifference.Find(result.Case) is null);
    }

    [Fact]
    public void A_deliberate_difference_has_the_value_that_the_page_says()
    {
        SuiteCase[] cases = [.. EqlSuite.Active("fold").Where(static item => DeliberateDifference.Find(item) is not null)];

        Assert.Equal(8, cases.Length);
        Assert.All(cases, static item =>
        {
            CaseResult result = FoldRunner.Run(item, DeliberateDifference.Find(item)!.ValueOf(item));
            Assert.True(result.Passed, result.ToString());
        });
    }
}
