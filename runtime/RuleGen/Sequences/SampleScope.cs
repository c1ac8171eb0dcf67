namespace RuleGen;

/// <summary>Which events a sample is chosen from.</summary>
public enum SampleScope
{
    /// <summary>
    /// Those of the last while, as long as the rule's <c>from</c> says. An alert comes as soon as a key has a sample, and another one only
    /// when an event of that sample has become too old.
    /// </summary>
    Stream,

    /// <summary>All events up to <see cref="Detector.Complete"/>, in the order of their arrival; only then there are alerts.</summary>
    Batch,
}
