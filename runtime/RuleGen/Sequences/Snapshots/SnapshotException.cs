namespace RuleGen;

/// <summary>A snapshot cannot be taken over: it is damaged, is none, or comes from a version that writes another format.</summary>
public sealed class SnapshotException : Exception
{
    /// <summary>Says why.</summary>
    public SnapshotException(string message)
        : base(message)
    {
    }

    /// <summary>Says why, and what was behind it.</summary>
    public SnapshotException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
