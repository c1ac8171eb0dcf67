using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Explanation;

/// <summary>Finds how near an event came.</summary>
public static class NearestMiss
{
    /// <summary>
    /// The smallest set of tests that would have to answer differently for the part to have the wanted answer, in the part's order; of several
    /// as small, the first. Empty when it has that answer; null when no test can change it. Tests are counted as they stand in the condition,
    /// as if each could change alone.
    /// </summary>
    public static IReadOnlyList<MissedTest>? Of(ExplainedNode node, bool wanted)
    {
        if (node.Holds == wanted)
        {
            return [];
        }

        return node.Predicate switch
        {
            Not => Of(node.Items[0], !wanted),
            And => Join(node.Items, wanted, all: wanted),
            Or => Join(node.Items, wanted, all: !wanted),

            // One element more, or another one: the array is what misses.
            Nested when wanted && node.Items.Count == 0 => [new MissedTest(node, wanted)],
            Nested => Join(node.Items, wanted, all: !wanted),
            Always => null,
            _ => [new MissedTest(node, wanted)],
        };
    }

    private static IReadOnlyList<MissedTest>? Join(IReadOnlyList<ExplainedNode> items, bool wanted, bool all)
    {
        IReadOnlyList<MissedTest>?[] misses = [.. items.Select(item => Of(item, wanted))];
        if (!all)
        {
            return misses.Where(static miss => miss is not null).OrderBy(static miss => miss!.Count).FirstOrDefault();
        }

        return Array.Exists(misses, static miss => miss is null) ? null : [.. misses.SelectMany(static miss => miss!)];
    }
}

/// <summary>A test that would have to answer differently.</summary>
/// <param name="Test">The test as it was; an array without elements counts as one.</param>
/// <param name="Wanted">The answer it would have to give.</param>
public sealed record MissedTest(ExplainedNode Test, bool Wanted)
{
    /// <summary>What the event would have to satisfy.</summary>
    public Predicate Requirement => Wanted ? Test.Predicate : new Not(Test.Predicate);
}
