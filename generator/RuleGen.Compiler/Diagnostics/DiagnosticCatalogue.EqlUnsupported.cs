namespace RuleGen.Compiler.Diagnostics;

/// <content>EQL that is read and checked but not evaluated yet. The rule is left out, and the warning says so.</content>
public static partial class DiagnosticCatalogue
{
    /// <summary><c>sequence</c>.</summary>
    public static readonly RuleDiagnosticDescriptor SequencesNotSupported = Warning("RG4011", "Sequences are not supported yet");

    /// <summary><c>sample</c>.</summary>
    public static readonly RuleDiagnosticDescriptor SamplesNotSupported = Warning("RG4012", "Samples are not supported yet");
}
