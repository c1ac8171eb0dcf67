namespace RuleGen.Rules;

/// <summary>All rules of this folder, compiled: what <c>rulegen scan</c> runs when it is given no others.</summary>
[RuleSet]
public sealed partial class BuiltInRules;
