namespace RuleGen.Compiler.Diagnostics;

/// <content>
/// RG61: exceptions and value lists. An item with an error excludes nothing and the rules it is about go on alerting: a mistake in an
/// exception must not silence one.
/// </content>
public static partial class DiagnosticCatalogue
{
    /// <summary>An exception item without conditions.</summary>
    public static readonly RuleDiagnosticDescriptor EmptyExceptionItem = Error("RG6101", "Exception item without entries");

    /// <summary>A nested entry whose conditions must hold for one element of an array.</summary>
    public static readonly RuleDiagnosticDescriptor NestedEntryNotSupported = Error("RG6102", "Nested entry is not supported");

    /// <summary>An entry names a value list that no file has.</summary>
    public static readonly RuleDiagnosticDescriptor UnknownValueList = Error("RG6103", "Unknown value list");

    /// <summary>A value list of a type that nothing here compares.</summary>
    public static readonly RuleDiagnosticDescriptor UnsupportedValueListType = Error("RG6104", "Type of value list is not supported");

    /// <summary>Two value lists have one name.</summary>
    public static readonly RuleDiagnosticDescriptor DuplicateValueList = Error("RG6105", "Two value lists have the same name");

    /// <summary>Two exception lists have one list_id.</summary>
    public static readonly RuleDiagnosticDescriptor DuplicateExceptionList = Error("RG6106", "Two exception lists have the same list_id");

    /// <summary>The date at which an item ends is no date.</summary>
    public static readonly RuleDiagnosticDescriptor InvalidExpireTime = Error("RG6107", "Invalid expire_time");

    /// <summary>An exception list that no rule uses.</summary>
    public static readonly RuleDiagnosticDescriptor UnusedExceptionList = Warning("RG6108", "Exception list applies to no rule");

    /// <summary>An exception list names a rule that is not here.</summary>
    public static readonly RuleDiagnosticDescriptor UnknownRuleOfException = Warning("RG6109", "Exception list names an unknown rule");

    /// <summary>A rule names an exception list that is not here.</summary>
    public static readonly RuleDiagnosticDescriptor UnknownExceptionList = Info("RG6110", "Rule names an exception list that is not here");
}
