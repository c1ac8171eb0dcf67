namespace RuleGen;

/// <summary>What a rule says of the attack it finds, in the terms of a framework such as MITRE ATT&amp;CK.</summary>
public sealed class ThreatMapping
{
    /// <summary>The framework's name.</summary>
    public required string Framework { get; init; }

    /// <summary>The tactic, when the rule names one.</summary>
    public ThreatTactic? Tactic { get; init; }

    /// <summary>The techniques under the tactic.</summary>
    public IReadOnlyList<ThreatTechnique> Techniques { get; init; } = [];
}

/// <summary>A tactic: the attacker's goal.</summary>
/// <param name="Id">Such as TA0002.</param>
/// <param name="Name">Such as Execution.</param>
/// <param name="Reference">A link to its description.</param>
public sealed record ThreatTactic(string Id, string Name, string? Reference);

/// <summary>A technique: the attacker's way to the goal.</summary>
/// <param name="Id">Such as T1059.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reference">A link to its description.</param>
/// <param name="Subtechniques">The finer ways; their own list is empty.</param>
public sealed record ThreatTechnique(string Id, string Name, string? Reference, IReadOnlyList<ThreatTechnique> Subtechniques);
