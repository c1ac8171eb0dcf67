using RuleGen.Compiler.Eql.Syntax;
using Xunit;

namespace RuleGen.Conformance.Tests;

/// <summary>Elasticsearch's lists of queries that must parse, and the queries of its suite.</summary>
public sealed class ParserTests
{
    [Fact]
    public void What_must_parse_parses_except_join()
    {
        IReadOnlyList<CaseResult> results = ConformanceRun.Instance.Parsing;

        Assert.Equal(193, results.Count);
        CaseResult[] rejected = [.. results.Where(static result => !result.Passed)];
        Assert.Equal(14, rejected.Length);
        Assert.All(rejected, static result => Assert.True(DeliberateDifference.IsJoin(result.Case), result.ToString()));
    }

    /// <summary>Queries with optional keys and samples that Elasticsearch lists and never runs; in four of them the items have different numbers of keys.</summary>
    [Fact]
    public void Queries_that_nobody_runs_parse_when_their_keys_agree()
    {
        BoundQuery[] queries = [.. EqlSuite.Cases.Where(static item => item is { Status: "not_executed_by_es", Kind: "parse" }).Select(static item => BoundQuery.Parse(item.Query!))];

        Assert.Equal(26, queries.Length);
        BoundQuery[] rejected = [.. queries.Where(static query => query.Statement is null)];
        Assert.Equal(4, rejected.Length);
        Assert.All(rejected, static query => Assert.All(query.Diagnostics, static d => Assert.Equal("RG1031", d.Id)));
    }

    [Theory]
    [InlineData("event", 159)]
    [InlineData("sequence", 105)]
    [InlineData("sample", 34)]
    public void The_suites_queries_are_without_mistake_and_print_back(string kind, int count)
    {
        IReadOnlyList<SuiteCase> cases = EqlSuite.Active(kind);

        Assert.Equal(count, cases.Count);
        Assert.All(cases, static item =>
        {
            BoundQuery query = BoundQuery.Bind(item.Query!, EqlSuite.Datasets[item.Dataset!]);
            Assert.DoesNotContain(query.Diagnostics, static d => d.Severity == Compiler.Diagnostics.RuleDiagnosticSeverity.Error);
            Assert.Equal(query.Statement, BoundQuery.Parse(EqlPrinter.Print(query.Statement!)).Statement);
        });
    }
}
