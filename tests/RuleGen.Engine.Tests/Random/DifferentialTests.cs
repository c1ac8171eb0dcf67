using System.Text;
using CsCheck;
using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Predicates;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>
/// Random predicates over random events near them: the bound predicate walked, the optimised one walked, generated code, and an explanation must agree.
/// <c>RULEGEN_LONG=1</c> tries 200,000 pairs. A failure names the predicate, the event and, by CsCheck, the seed.
/// </summary>
public sealed class DifferentialTests
{
    private const int PredicatesPerAssembly = 200;
    private const int EventsPerPredicate = 50;

    // Asking all predicates about every event is a square; a few events near each predicate show whether the index wakes it.
    private const int IndexedEventsPerPredicate = 4;

    private static readonly int Assemblies = Environment.GetEnvironmentVariable("RULEGEN_LONG") == "1" ? 20 : 2;

    private static readonly Gen<(Predicate Predicate, string[] Documents)> Pair = PredicateGenerators.Tree.SelectMany(
        static predicate => EventGenerators.Near(predicate).Array[EventsPerPredicate],
        static (predicate, documents) => (predicate, documents));

    [Fact]
    public void All_ways_to_evaluate_a_predicate_agree() =>
        Pair.Array[PredicatesPerAssembly].Sample(Compare, iter: Assemblies, threads: 1, print: static _ => "");

    private static void Compare((Predicate Predicate, string[] Documents)[] pairs)
    {
        var predicates = CompiledPredicates.Compile([.. pairs.Select(static pair => pair.Predicate)]);
        EventReader reader = predicates.Layout.CreateReader();
        var e = new Event(predicates.Layout) { TimeProvider = new FixedClock(FixedClock.Noon) };
        for (int i = 0; i < pairs.Length; i++)
        {
            foreach (string document in pairs[i].Documents)
            {
                reader.Read(Encoding.UTF8.GetBytes(document), e);
                bool expected = predicates.Interpret(i, e);
                bool optimized = predicates.InterpretOptimized(i, e);
                bool generated = predicates.RunGenerated(i, e);
                ExplainedNode explained = predicates.Explain(i, e);
                Assert.True(
                    expected == optimized && expected == generated && expected == explained.Holds,
                    $"interpreted {expected}, optimised {optimized}, generated {generated}, explained {explained.Holds}\n{pairs[i].Predicate}\n{document}");
                ExplanationChecks.Check(explained);
            }

            foreach (string document in pairs[i].Documents.Take(IndexedEventsPerPredicate))
            {
                reader.Read(Encoding.UTF8.GetBytes(document), e);
                int[] expected = [.. Enumerable.Range(0, pairs.Length).Where(other => predicates.Interpret(other, e))];
                int[] indexed = [.. predicates.RunIndexed(e)];
                Assert.True(
                    expected.SequenceEqual(indexed),
                    $"the index misses {string.Join("; ", expected.Except(indexed).Select(other => pairs[other].Predicate))}, "
                    + $"and finds {string.Join("; ", indexed.Except(expected).Select(other => pairs[other].Predicate))}\n{document}");
            }
        }
    }
}
