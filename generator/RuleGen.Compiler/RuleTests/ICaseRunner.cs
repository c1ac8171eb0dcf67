namespace RuleGen.Compiler.RuleTests;

/// <summary>Runs the cases of one rule.</summary>
internal interface ICaseRunner
{
    /// <summary>What the cases so far reached of the rule's conditions.</summary>
    RuleCoverage Coverage { get; }

    /// <summary>Runs a case.</summary>
    /// <returns>What was seen instead of what the case expects, in words that go on after the expectation's; null: what it expects.</returns>
    string? Run(RuleTestCase item);
}
