namespace RuleGen;

/// <summary>Counts the bytes of a rule's state, and those of all rules.</summary>
internal sealed class StateMeter(StateMeter? overall = null)
{
    /// <summary>How many bytes are in use.</summary>
    public long Bytes { get; private set; }

    public void Add(long bytes)
    {
        Bytes += bytes;
        overall?.Add(bytes);
    }

    public void Subtract(long bytes) => Add(-bytes);
}
