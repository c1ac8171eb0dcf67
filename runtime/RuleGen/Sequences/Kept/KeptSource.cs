namespace RuleGen;

/// <summary>What a detector keeps of an event that may become part of a sequence or sample.</summary>
public enum KeptSource
{
    /// <summary>The fields the rule reads, those of its <c>investigation_fields</c> and overrides, and those that alerts tell of.</summary>
    Fields,

    /// <summary>The whole document.</summary>
    Full,
}
