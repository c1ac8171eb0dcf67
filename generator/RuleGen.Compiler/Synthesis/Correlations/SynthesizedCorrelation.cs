using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Synthesis.Correlations;

/// <summary>Streams of events around a sequence or sample.</summary>
/// <param name="Match">Events that satisfy it, in the order of their times; empty when none were found.</param>
/// <param name="NearMisses">Streams that differ from <paramref name="Match"/> in one way and do not satisfy it.</param>
/// <param name="Reason">Why there is no match, or no near miss; null when there are both.</param>
public sealed record SynthesizedCorrelation(EquatableArray<SampleEvent> Match, EquatableArray<StreamNearMiss> NearMisses, string? Reason);

/// <summary>A stream of events that does not satisfy a sequence or sample.</summary>
/// <param name="Difference">In what it differs from one that does.</param>
/// <param name="Events">The events, in the order of their times.</param>
public sealed record StreamNearMiss(string Difference, EquatableArray<SampleEvent> Events);
