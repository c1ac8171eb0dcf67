namespace RuleGen;

/// <summary>A sequence or sample that was found, with everything an alert tells of it.</summary>
internal sealed class CorrelationMatch
{
    /// <summary>The rule's place in the ruleset.</summary>
    public required int RuleIndex { get; init; }

    /// <summary>When the event that completed it arrived, counted in events.</summary>
    public required long Arrival { get; init; }

    /// <inheritdoc cref="Alert.Id"/>
    public required Guid Id { get; init; }

    /// <inheritdoc cref="Alert.Events"/>
    public required IReadOnlyList<AlertEvent?> Events { get; init; }

    /// <inheritdoc cref="Alert.JoinKeys"/>
    public required IReadOnlyList<string?> JoinKeys { get; init; }

    /// <summary>A JSON object of the fields that are the same in all events.</summary>
    public required byte[] CommonFields { get; init; }

    /// <summary>The time of the event that is the last in the order of the items.</summary>
    public required DateTimeOffset? OriginalTime { get; init; }
}
