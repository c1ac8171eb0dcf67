namespace RuleGen;

/// <summary>A document is no event.</summary>
public sealed class EventFormatException : FormatException
{
    /// <summary>Makes an exception of what an <see cref="EventReader"/> reported.</summary>
    public EventFormatException(EventError error)
        : base(error.ToString()) => Error = error;

    /// <summary>What is wrong, and at which byte.</summary>
    public EventError Error { get; }
}
