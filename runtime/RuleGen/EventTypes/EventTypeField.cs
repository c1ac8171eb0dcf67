namespace RuleGen;

/// <summary>A member of an event type: a field, or an object that has fields.</summary>
/// <param name="Path">Its path in an event.</param>
/// <param name="Key">Its key in the object it is a member of; the end of <paramref name="Path"/>.</param>
public readonly record struct EventTypeField(string Path, string Key);
