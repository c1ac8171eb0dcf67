namespace RuleGen.Benchmarks;

/// <summary>The reference rule alone.</summary>
[RuleSet]
public sealed partial class ReferenceRule;
