using RuleGen.Compiler.Eql.Syntax;

namespace RuleGen.Compiler.Eql;

/// <summary>What <c>head</c> and <c>tail</c> leave of a query's results.</summary>
public static class EqlPipes
{
    /// <summary>Applies pipes from left to right.</summary>
    /// <param name="pipes">The pipes of the query.</param>
    /// <param name="results">The results in ascending order: by time, tiebreaker and arrival. What is left stays in it.</param>
    /// <remarks>Source: Elasticsearch reference, "EQL pipes".</remarks>
    public static IEnumerable<T> Apply<T>(IEnumerable<EqlPipe> pipes, IReadOnlyList<T> results)
    {
        int start = 0;
        int count = results.Count;
        foreach (EqlPipe pipe in pipes)
        {
            int kept = Math.Min(count, pipe.Count);
            start += pipe.Kind == EqlPipeKind.Tail ? count - kept : 0;
            count = kept;
        }

        return results.Skip(start).Take(count);
    }
}
