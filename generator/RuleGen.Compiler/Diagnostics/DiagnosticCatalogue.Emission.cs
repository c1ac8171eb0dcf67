namespace RuleGen.Compiler.Diagnostics;

/// <content>RG3: planning and emission; the kinds of rule that are not evaluated yet.</content>
public static partial class DiagnosticCatalogue
{
    /// <summary>A class marked [RuleSet] that cannot be filled.</summary>
    public static readonly RuleDiagnosticDescriptor InvalidRuleSetDeclaration = Error("RG3001", "A [RuleSet] class is declared in a way that cannot be filled");

    /// <summary>A rule file that no ruleset takes.</summary>
    public static readonly RuleDiagnosticDescriptor RuleInNoRuleSet = Warning("RG3002", "A rule file belongs to no ruleset");

    /// <summary>A rule on which the compiler itself failed.</summary>
    public static readonly RuleDiagnosticDescriptor CompilerDefect = Error("RG3003", "A defect of RuleGen keeps a rule from being compiled");

    /// <summary>A rule whose type has no engine here yet.</summary>
    public static readonly RuleDiagnosticDescriptor UnsupportedRuleKind = Warning("RG4100", "This kind of rule is not supported yet");
}
