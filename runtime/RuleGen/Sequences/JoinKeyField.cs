namespace RuleGen;

/// <summary>One field of a stage's join key.</summary>
/// <param name="Slot">The field's slot in the ruleset's layout; -1: there is no such field, and every event has null.</param>
/// <param name="Type">How its values are compared.</param>
/// <param name="IsOptional">
/// Whether an event without the field takes part, with a null that equals other nulls; otherwise such an event does not fit the stage.
/// </param>
/// <param name="DateFormats">How dates are written, for <see cref="JoinKeyType.Date"/>; null: in the default format of dates.</param>
public readonly record struct JoinKeyField(int Slot, JoinKeyType Type, bool IsOptional = false, string? DateFormats = null);
