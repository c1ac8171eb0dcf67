namespace RuleGen.Compiler.Diagnostics;

/// <content>Mistakes in the writing of KQL.</content>
public static partial class DiagnosticCatalogue
{
    /// <summary>Something else was expected here.</summary>
    public static readonly RuleDiagnosticDescriptor KqlUnexpectedText = Error("RG1101", "Unexpected text in a KQL query");

    /// <summary>A bracket that is not closed or not opened.</summary>
    public static readonly RuleDiagnosticDescriptor KqlMissingBracket = Error("RG1102", "Missing bracket in a KQL query");

    /// <summary>A text without a closing quote.</summary>
    public static readonly RuleDiagnosticDescriptor KqlUnterminatedQuote = Error("RG1103", "Unterminated quote in a KQL query");

    /// <summary>A backslash outside quotes followed by something that is no escape.</summary>
    public static readonly RuleDiagnosticDescriptor KqlBadEscape = Error("RG1104", "Unknown escape in a KQL query");

    /// <summary>A field or comparison without a value.</summary>
    public static readonly RuleDiagnosticDescriptor KqlMissingValue = Error("RG1105", "Missing value in a KQL query");

    /// <summary><c>and</c>, <c>or</c>, <c>not</c> directly beside a bracket or quote.</summary>
    public static readonly RuleDiagnosticDescriptor KqlKeywordNeedsBlanks = Error("RG1106", "Keyword without blanks around it");

    /// <summary><c>not not</c>.</summary>
    public static readonly RuleDiagnosticDescriptor KqlRepeatedNot = Error("RG1107", "Repeated not");

    /// <summary>More than <see cref="Kql.KqlParser.MaxNesting"/> levels.</summary>
    public static readonly RuleDiagnosticDescriptor KqlNestingTooDeep = Error("RG1108", "KQL query nested too deep");
}
