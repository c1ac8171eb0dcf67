namespace RuleGen;

/// <summary>What events of a stage do to sequences.</summary>
internal enum StageRole : byte
{
    /// <summary>They begin or continue one.</summary>
    Positive,

    /// <summary>They must not have been before the first event.</summary>
    Leading,

    /// <summary>They must not be between two neighbouring events.</summary>
    Between,

    /// <summary>They must not be after the last event.</summary>
    Trailing,

    /// <summary>They end every open sequence.</summary>
    Until,
}
