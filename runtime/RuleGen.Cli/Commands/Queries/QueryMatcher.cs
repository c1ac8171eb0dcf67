using RuleGen.Compiler.Queries;

namespace RuleGen.Cli.Commands.Queries;

/// <summary>Collects what a query matches, event by event, and gives it in order.</summary>
internal abstract class QueryMatcher
{
    /// <summary>How many matches are certain so far.</summary>
    public abstract long Count { get; }

    /// <summary>Takes an event.</summary>
    /// <param name="file">The number of its file among those given.</param>
    /// <param name="document">The event.</param>
    /// <param name="error">What is wrong with the document.</param>
    /// <returns>False: it is no event.</returns>
    public abstract bool TryTake(int file, in DocumentSlice document, out EventError error);

    /// <summary>The matches of all events taken, in the order of results, each as the bytes of its line.</summary>
    public abstract IReadOnlyList<byte[]> Complete();

    /// <summary>A matcher for a query.</summary>
    public static QueryMatcher Create(RuleQuery query, QueryOptions options, QueryOrder order) => query switch
    {
        EventQuery single => new EventQueryMatcher(single.Condition, options, order),
        CorrelationQuery correlation => new CorrelationQueryMatcher(correlation, options),
        _ => throw new InvalidOperationException($"No matcher for {query.GetType().Name}."),
    };

    /// <summary>A copy without line ends: an element of an array may stand on several lines, and a line end in JSON is never part of a string.</summary>
    protected static byte[] OnOneLine(ReadOnlySpan<byte> document)
    {
        if (document.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            return document.ToArray();
        }

        return [.. document.ToArray().Where(static b => b is not ((byte)'\n' or (byte)'\r'))];
    }
}
