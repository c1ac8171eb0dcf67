using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Predicates;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>What is true of every explanation.</summary>
internal static class ExplanationChecks
{
    // All sets of so many tests are tried for one that is smaller than the nearest miss.
    private const int MostTestsToTry = 10;

    /// <summary>Values and alternatives account for each test's answer; the nearest miss would change the whole, and nothing smaller.</summary>
    public static void Check(ExplainedNode root)
    {
        foreach (ExplainedNode test in Tests(root))
        {
            CheckTest(test);
        }

        foreach (bool wanted in (bool[])[true, false])
        {
            CheckNearestMiss(root, wanted);
        }
    }

    private static void CheckTest(ExplainedNode test)
    {
        if (test.Predicate is Atom or ComputedTest)
        {
            Assert.True(test.Holds == test.PassedAlternatives.Count > 0, $"{test.Predicate}: {test.Holds}, alternatives {string.Join(", ", test.PassedAlternatives)}");
        }

        if (test.Predicate is Atom)
        {
            Assert.True(test.Holds == test.Values.Any(static value => value.PassedBy is not null), $"{test.Predicate}: {test.Holds}, values {string.Join(", ", test.Values)}");
        }

        if (test.Predicate is ComputedTest)
        {
            Assert.True(test.Holds == test.Computed[0].Value is BooleanConstant { Value: true }, $"{test.Predicate}: {test.Holds}, computed {test.Computed[0]}");
        }
    }

    private static void CheckNearestMiss(ExplainedNode root, bool wanted)
    {
        if (NearestMiss.Of(root, wanted) is not { } miss)
        {
            Assert.NotEqual(wanted, root.Holds);
            return;
        }

        Assert.Equal(root.Holds == wanted, miss.Count == 0);
        Assert.True(Answer(root, Set(miss.Select(static item => item.Test))) == wanted, $"{root.Predicate} stays {root.Holds} although {string.Join(", ", miss)} change");
        Assert.All(miss, static item => Assert.NotEqual(item.Wanted, item.Test.Holds));
        ExplainedNode[] tests = [.. Tests(root).Distinct(ReferenceEqualityComparer.Instance).Cast<ExplainedNode>()];
        if (tests.Length <= MostTestsToTry)
        {
            Assert.DoesNotContain(SmallerSets(tests, miss.Count), set => Answer(root, set) == wanted);
        }
    }

    private static IEnumerable<HashSet<ExplainedNode>> SmallerSets(ExplainedNode[] tests, int size) =>
        from bits in Enumerable.Range(0, 1 << tests.Length)
        where int.PopCount(bits) < size
        select Set(tests.Where((_, i) => (bits >> i & 1) != 0));

    private static HashSet<ExplainedNode> Set(IEnumerable<ExplainedNode> tests) => new(tests, ReferenceEqualityComparer.Instance);

    private static bool Answer(ExplainedNode node, HashSet<ExplainedNode> changed) => node.Predicate switch
    {
        _ when changed.Contains(node) => !node.Holds,
        And => node.Items.All(item => Answer(item, changed)),
        Or or Nested => node.Items.Any(item => Answer(item, changed)),
        Not => !Answer(node.Items[0], changed),
        _ => node.Holds,
    };

    // A constant cannot change; an array without elements can.
    private static IEnumerable<ExplainedNode> Tests(ExplainedNode node) =>
        node.IsTest || node is { Predicate: Nested, Items.Count: 0 } ? (node.Predicate is Always ? [] : [node]) : node.Items.SelectMany(Tests);
}
