namespace RuleGen;

/// <summary>What a <see cref="Detector"/> does beside evaluating the rules' conditions. Read once, when the detector is made.</summary>
public sealed class DetectorOptions
{
    /// <summary>How much of a document's well-formedness is proved before its event is used.</summary>
    public EventValidation Validation { get; init; } = EventValidation.Checked;

    /// <summary>Lets every rule see every event, whatever <see cref="RuleMetadata.Index"/> says.</summary>
    public bool IgnoreIndexPatterns { get; init; }

    /// <summary>Lets rules alert whose <see cref="RuleMetadata.Enabled"/> is false.</summary>
    public bool IncludeDisabledRules { get; init; }

    /// <summary>
    /// The clock that stamps alerts, and by which an exception has expired (<see cref="Event.Now"/>). It never decides which id an alert gets.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
