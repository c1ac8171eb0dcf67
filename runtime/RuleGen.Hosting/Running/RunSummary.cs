namespace RuleGen.Hosting;

/// <summary>What a run did.</summary>
/// <param name="End">Why it is over.</param>
/// <param name="Events">How many events were judged.</param>
/// <param name="MalformedEvents">How many documents were no events.</param>
/// <param name="FailedEvents">How many events could not be judged because of an exception.</param>
/// <param name="Alerts">How many alerts there were.</param>
/// <param name="UndeliveredAlerts">How often a sink did not take an alert.</param>
public sealed record RunSummary(RunEnd End, long Events, long MalformedEvents, long FailedEvents, long Alerts, long UndeliveredAlerts);
