using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Synthesis;

/// <summary>Events around a condition.</summary>
/// <param name="Match">An event that satisfies it; null when none was found.</param>
/// <param name="NearMisses">Events that differ from <paramref name="Match"/> in little and do not satisfy it.</param>
/// <param name="Reason">Why there is no match, or no near miss; null when there are both.</param>
public sealed record SynthesizedEvents(SampleEvent? Match, EquatableArray<NearMiss> NearMisses, string? Reason);

/// <summary>An event that one clause of a condition refuses.</summary>
/// <param name="Clause">The clause: one of the conditions that all have to hold.</param>
/// <param name="Event">The event.</param>
public sealed record NearMiss(Predicate Clause, SampleEvent Event);
