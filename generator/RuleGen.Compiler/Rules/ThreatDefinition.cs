using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Rules;

/// <summary>One <c>[[rule.threat]]</c>.</summary>
public sealed record ThreatDefinition(string Framework, ThreatEntry? Tactic, EquatableArray<ThreatTechniqueDefinition> Technique);

/// <summary>A tactic, technique or subtechnique: id, name and link.</summary>
public sealed record ThreatEntry(string Id, string Name, string? Reference)
{
    /// <summary>Where the id stands.</summary>
    public SourceSpan IdSpan { get; init; }

    /// <summary>Where the link stands, if there is one.</summary>
    public SourceSpan ReferenceSpan { get; init; }
}

/// <summary>A technique with its subtechniques.</summary>
public sealed record ThreatTechniqueDefinition(ThreatEntry Entry, EquatableArray<ThreatEntry> Subtechnique);
