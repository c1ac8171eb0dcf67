using System.Text.RegularExpressions;
using RuleGen.Compiler.Diagnostics;
using Xunit;

namespace RuleGen.Conformance.Tests;

/// <summary>What Elasticsearch refuses is refused here, for a reason that names the mistake, at its place.</summary>
public sealed class RefusalTests
{
    // What a finding marks, and what stands before (?<=…) and behind (?=…) it.
    private static readonly Dictionary<string, string> Marked = new(StringComparer.Ordinal)
    {
        ["RG1003"] = @"'[^']*'",
        ["RG1013"] = @"(?<![=!<>])=(?!=)",
        ["RG1015"] = @"(?<=\w)\[\d+(?=\])",
        ["RG1020"] = @"^join",
        ["RG1021"] = @"(child|descendant|event) of(?= \[)",
        ["RG1022"] = @"(?<=\] )fork",
        ["RG1023"] = @"(?<=\| )(count|filter|sort|unique|unique_count)(?=\W|$)",
        ["RG1032"] = @"(?<=by \w+ )\*",
        ["RG1033"] = @"(?<=maxspan=)\d+\.\d+(?=[a-z])",
        ["RG2002"] = @"\w+_field\w*",
        ["RG2009"] = @"mysterious_field(?!\.)",
        ["RG2010"] = @"\w+ (==|!=|<=) \w+|modulo\([^=]*\) == \w+",
        ["RG2011"] = @"(?<=in \()parent_process_name(?=,)",
        ["RG2013"] = @"(array\w+|match|matchLite|safe)(?=\()",
        ["RG2014"] = @"\w+\(\)",
        ["RG2040"] = @"(?<=\()(1|true)(?=[,)])|(?<=, )123(?=\))",
    };

    [Fact]
    public void All_203_are_refused()
    {
        IReadOnlyList<CaseResult> results = ConformanceRun.Instance.Refusals;

        Assert.Equal(203, results.Count);
        Assert.DoesNotContain(results, static result => !result.Passed);
    }

    [Fact]
    public void Every_finding_marks_the_mistake() => Assert.All(EqlSuite.Refused, static item =>
    {
        string text = RefusalRunner.TextOf(item);
        foreach (RuleDiagnostic finding in RefusalRunner.Bind(item).Diagnostics.Where(static d => d.Severity == RuleDiagnosticSeverity.Error))
        {
            Assert.Contains(finding.Id, Marked.Keys);
            Assert.True(
                Regex.Matches(text, Marked[finding.Id]).Any(match => (match.Index, match.Length) == (finding.Span.Start, finding.Span.Length)),
                $"{item.Id}: {finding}");
        }
    });

    [Fact]
    public void Pipes_join_lineage_fork_and_indexes_have_ids_of_their_own()
    {
        AssertReason(@"\| *(?!head|tail)[a-z]", "RG1023");
        AssertReason(@"^join", "RG1020");
        AssertReason(@"(child|descendant|event) of \[", "RG1021");
        AssertReason(@"\] fork", "RG1022");
        AssertReason(@"\w\[\d+\]", "RG1015");
    }

    // A query has the reasons of all its mistakes, except that nothing is read behind one that leaves no way to go on.
    private static void AssertReason(string pattern, string id)
    {
        SuiteCase[] cases = [.. EqlSuite.Refused.Where(item => Regex.IsMatch(RefusalRunner.TextOf(item), pattern))];
        Assert.NotEmpty(cases);
        Assert.Contains(cases, item => RefusalRunner.Bind(item).Diagnostics is [var only] && only.Id == id);
        Assert.All(
            EqlSuite.Refused.Where(item => RefusalRunner.Bind(item).Diagnostics.Any(d => d.Id == id)),
            item => Assert.Contains(item, cases));
    }
}
