namespace RuleGen;

/// <summary>
/// The order in which a rule over several events sees them: by time, then by the tiebreaker, of which an absent one comes last, then as they
/// arrived.
/// </summary>
/// <param name="TimestampSlot">The slot of <c>@timestamp</c> or of the rule's <c>timestamp_field</c>; an event without a valid value is seen by no such rule.</param>
/// <param name="IsNanoseconds">Whether the time field is of type <c>date_nanos</c>. A <c>date</c> has milliseconds, and further digits do not order events.</param>
/// <param name="TiebreakerSlot">The slot of the rule's <c>tiebreaker_field</c>; -1: it has none.</param>
/// <param name="TiebreakerType">How tiebreakers are compared; where types differ, numbers come before texts.</param>
/// <param name="TimestampFormats">How the time field is written; null: in the default format of dates.</param>
public sealed record EventOrder(
    int TimestampSlot,
    bool IsNanoseconds = false,
    int TiebreakerSlot = -1,
    JoinKeyType TiebreakerType = JoinKeyType.Number,
    string? TimestampFormats = null);
