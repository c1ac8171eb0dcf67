namespace RuleGen.Conformance.Tests;

/// <summary>Runs the cases of one kind of query.</summary>
internal interface ICaseRunner
{
    /// <summary>The engines it knows, in the order of the table.</summary>
    IReadOnlyList<string> Engines { get; }

    /// <summary>Runs all active cases of its kind in an engine.</summary>
    IReadOnlyList<CaseResult> Run(string engine);
}
