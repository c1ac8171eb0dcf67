namespace RuleGen.Compiler.Evaluation.Correlations;

/// <summary>Events that are a sequence or sample.</summary>
/// <param name="Events">The events in the order of the stages; null where one must be missing.</param>
/// <param name="Key">What joins them.</param>
public sealed record StreamMatch(IReadOnlyList<StreamEvent?> Events, StreamKey Key);

/// <summary>Events that began a sequence or sample which came to nothing, and why.</summary>
/// <param name="Events">The events of the first positive stages, in their order; of a sample those of any stages.</param>
/// <param name="Key">What joins them.</param>
/// <param name="End">Why there is no more.</param>
/// <param name="Culprit">The event that ended it; null where none did.</param>
/// <param name="Stage">The stage of <paramref name="Culprit"/>, or the one for which there was no event.</param>
public sealed record StreamPartial(IReadOnlyList<StreamEvent> Events, StreamKey Key, StreamEnd End, StreamEvent? Culprit, int Stage);

/// <summary>Why a sequence came to nothing.</summary>
public enum StreamEnd
{
    /// <summary>No event continued it.</summary>
    NoEvent,

    /// <summary>The event that would have continued it came later than <c>maxspan</c> allows.</summary>
    TooLate,

    /// <summary>An <c>until</c> event ended it before the event that would have continued it.</summary>
    Until,

    /// <summary>It was complete, and there was an event that must be missing.</summary>
    NotMissing,
}

/// <summary>What a rule over several events makes of a stream.</summary>
/// <param name="Matches">The sequences or samples.</param>
/// <param name="Furthest">What got furthest of all that came to nothing; null when nothing began.</param>
public sealed record StreamAnswer(IReadOnlyList<StreamMatch> Matches, StreamPartial? Furthest);
