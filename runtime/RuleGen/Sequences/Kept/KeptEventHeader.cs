namespace RuleGen;

/// <summary>What a detector knows of an event beside its fields.</summary>
/// <param name="Time">When it happened, in the unit of the rule's time field.</param>
/// <param name="Input">The number of the input it was read from; 0: unknown.</param>
/// <param name="Line">The line there.</param>
internal readonly record struct KeptEventHeader(long Time, int Input, long Line);
