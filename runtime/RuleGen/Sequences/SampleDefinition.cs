namespace RuleGen;

/// <summary>An EQL <c>sample</c>: one event for each item with the same join key, in any order and all different.</summary>
public sealed class SampleDefinition : CorrelationDefinition
{
    /// <summary>How far back a detector on a stream looks, by the rule's <c>from</c>. A batch is looked at as a whole.</summary>
    public required TimeSpan LookBack { get; init; }
}
