namespace RuleGen;

/// <summary>One item of a sequence or sample: which events fit it, and what joins them to those of the other items.</summary>
/// <param name="Condition">
/// The condition that events of the stage satisfy, as <see cref="RuleMatcher.FindMatches"/> numbers it. Stages that ask the same may share one.
/// </param>
/// <param name="Keys">The join key, as many fields as in every other stage; empty: all events belong together.</param>
/// <param name="IsMissing">Whether the sequence asks that there be no such event. Not in samples, not for <c>until</c>.</param>
public sealed record CorrelationStage(int Condition, IReadOnlyList<JoinKeyField> Keys, bool IsMissing = false);
