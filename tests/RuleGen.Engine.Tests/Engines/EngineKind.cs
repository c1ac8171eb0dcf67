namespace RuleGen.Engine.Tests;

/// <summary>The ways to evaluate a rule.</summary>
public enum EngineKind
{
    /// <summary>The bound predicate is walked in the rule's own order.</summary>
    Interpreter,

    /// <summary>The optimised predicate was written as C# and compiled.</summary>
    Generated,
}
