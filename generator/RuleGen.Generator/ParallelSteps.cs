using Microsoft.CodeAnalysis;

namespace RuleGen.Generator;

/// <summary>Incremental steps whose items are computed side by side: the compiler takes the items of a step one after the other.</summary>
internal static class ParallelSteps
{
    /// <summary>
    /// As <c>Select</c>, for a computation that takes long beside handing it to another thread. In two steps: the first hands every item
    /// that changed to the thread pool, the second waits for each, which is the one that has a result to compare and a name to be given.
    /// </summary>
    public static IncrementalValuesProvider<TResult> SelectInParallel<TSource, TResult>(
        this IncrementalValuesProvider<TSource> source, Func<TSource, TResult> compute) =>
        source
            .Select((item, cancellation) => Task.Run(() => compute(item), cancellation))
            .Select(static (running, _) => running.GetAwaiter().GetResult());
}
