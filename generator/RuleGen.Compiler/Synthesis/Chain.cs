namespace RuleGen.Compiler.Synthesis;

/// <summary>A list that shares its tail, so that a search can go back to an earlier state at no cost. Null is the empty one.</summary>
internal sealed record Chain<T>(T First, Chain<T>? Rest)
{
    /// <summary>The items, first to last.</summary>
    public static IEnumerable<T> Items(Chain<T>? chain)
    {
        for (; chain is not null; chain = chain.Rest)
        {
            yield return chain.First;
        }
    }
}
