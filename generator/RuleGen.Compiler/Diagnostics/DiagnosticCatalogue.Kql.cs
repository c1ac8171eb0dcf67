namespace RuleGen.Compiler.Diagnostics;

/// <content>What a KQL query means.</content>
public static partial class DiagnosticCatalogue
{
    /// <summary>A field name with wildcards that no field of the schema has.</summary>
    public static readonly RuleDiagnosticDescriptor KqlNoFieldMatches = Warning("RG2101", "No field has such a name");

    /// <summary>A value with wildcards for a number, boolean, date or ip field.</summary>
    public static readonly RuleDiagnosticDescriptor KqlWildcardOnTypedField = Error("RG2102", "Wildcard for a field that is not text");

    /// <summary><c>&lt;</c> and the like with a pattern or null.</summary>
    public static readonly RuleDiagnosticDescriptor KqlRangeWithoutBound = Error("RG2103", "Range without a bound");

    /// <summary>A nested group of something that has no fields inside.</summary>
    public static readonly RuleDiagnosticDescriptor KqlNotAnArrayOfObjects = Error("RG2104", "Nested group of a field that is no object");

    /// <summary>A nested group whose path has wildcards.</summary>
    public static readonly RuleDiagnosticDescriptor KqlWildcardInPath = Error("RG2105", "Wildcard in the path of a nested group");

    /// <summary>A pattern whose texts leave no character for the wildcard.</summary>
    public static readonly RuleDiagnosticDescriptor KqlPatternNotSupported = Error("RG2106", "Pattern that uses every sign");
}
