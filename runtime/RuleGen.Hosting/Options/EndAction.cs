namespace RuleGen.Hosting;

/// <summary>What a detector is told when it gets no more events. It matters to rules over several events only.</summary>
public enum EndAction
{
    /// <summary>Nothing: what these rules wait for stays undecided.</summary>
    Nothing,

    /// <summary>That time has come as far as the clock (<see cref="Detector.AdvanceTo"/>): what has waited long enough is decided.</summary>
    AdvanceToNow,

    /// <summary>That no event will come at all (<see cref="Detector.Complete"/>): everything is decided.</summary>
    Complete,
}
