namespace RuleGen.Cli.Output;

/// <summary>Where an alert belongs among the events of the input.</summary>
internal static class AlertOrigin
{
    /// <summary>The place of its event; of several, of the last.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="current">The event that was read when the alert was raised.</param>
    public static EventOrigin Of(Alert alert, EventOrigin current) =>
        alert.IsOverSeveralEvents ? alert.Events.Last(static item => item is not null)!.Origin ?? current : current;
}
