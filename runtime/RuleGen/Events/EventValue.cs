namespace RuleGen;

/// <summary>One decoded value: where its text stands, and the field's next value. 16 bytes, so that four share a cache line.</summary>
internal struct EventValue
{
    /// <summary>Where the text begins in the document or, when <see cref="InScratch"/>, in the scratch buffer.</summary>
    public int Start;

    /// <summary>The text's length in bytes.</summary>
    public int Length;

    /// <summary>Index of the field's next value; 0: there is none (index 0 is always a first value).</summary>
    public int Next;

    /// <summary>The kind of JSON value; None: the field is missing.</summary>
    public EventValueKind Kind;

    /// <summary>The text had escapes and was decoded into the scratch buffer.</summary>
    public bool InScratch;
}
