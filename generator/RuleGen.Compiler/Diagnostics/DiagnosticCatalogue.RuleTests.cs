namespace RuleGen.Compiler.Diagnostics;

/// <content>RG7: tests of rules. They never change what a rule does, only whether the build says that it does the right thing.</content>
public static partial class DiagnosticCatalogue
{
    /// <summary>A rule does not do what a case of its tests expects.</summary>
    public static readonly RuleDiagnosticDescriptor RuleTestFailed = Error("RG7001", "Rule test failed");

    /// <summary>A test file without a rule file of its name beside it.</summary>
    public static readonly RuleDiagnosticDescriptor TestsWithoutRule = Warning("RG7002", "Test file without a rule");

    /// <summary>Two cases of a rule have one name.</summary>
    public static readonly RuleDiagnosticDescriptor DuplicateTestCase = Error("RG7003", "Two test cases have the same name");

    /// <summary>An event of a case is no JSON object.</summary>
    public static readonly RuleDiagnosticDescriptor MalformedTestEvent = Error("RG7004", "Malformed event in a test");

    /// <summary>A case whose keys contradict each other, or that has no event.</summary>
    public static readonly RuleDiagnosticDescriptor InvalidTestCase = Error("RG7005", "Test case that cannot be run");

    /// <summary>The rule that tests are for is not evaluated.</summary>
    public static readonly RuleDiagnosticDescriptor TestsNotRun = Warning("RG7006", "Rule tests are not run");

    /// <summary>A rule that no case tries.</summary>
    public static readonly RuleDiagnosticDescriptor RuleWithoutTests = new("RG7007", "Rule without tests", RuleDiagnosticSeverity.Info) { IsEnabledByDefault = false };
}
