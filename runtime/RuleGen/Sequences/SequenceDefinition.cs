namespace RuleGen;

/// <summary>An EQL <c>sequence</c>: events that follow each other.</summary>
public sealed class SequenceDefinition : CorrelationDefinition
{
    /// <summary>
    /// How far the last event may be from the first, both ends included, in milliseconds or more; null: any distance. Given where a stage is
    /// missing.
    /// </summary>
    public TimeSpan? MaxSpan { get; init; }

    /// <summary>Events that end every open sequence of their key; null: there are none.</summary>
    public CorrelationStage? Until { get; init; }

    /// <inheritdoc/>
    internal override IEnumerable<CorrelationStage> AllStages => Until is null ? Stages : Stages.Append(Until);
}
