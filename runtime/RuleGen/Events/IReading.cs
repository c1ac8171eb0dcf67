namespace RuleGen;

/// <summary>How a document is gone through; a type argument of the walk, so that neither way costs the other anything.</summary>
internal interface IReading
{
    /// <summary>
    /// Whether the document is swept only as far as the walk has come, and left as soon as all that is looked for has been found.
    /// </summary>
    static abstract bool MayLeave { get; }
}

/// <summary>All of the document is read; it has been swept before the walk.</summary>
internal readonly struct ToTheEnd : IReading
{
    public static bool MayLeave => false;
}

/// <summary>Only what comes before the last value that is looked for is read.</summary>
internal readonly struct UntilFound : IReading
{
    public static bool MayLeave => true;
}
