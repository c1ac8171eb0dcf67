namespace RuleGen;

/// <summary>Where an event was read.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">The line, counted from 1.</param>
public readonly record struct EventOrigin(string File, long Line);
