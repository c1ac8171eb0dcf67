namespace RuleGen.Compiler.Diagnostics;

/// <content>RG51: filters and exceptions that are valid and probably do not mean what their author meant.</content>
public static partial class DiagnosticCatalogue
{
    /// <summary>A Query DSL wildcard in which a backslash disappears.</summary>
    public static readonly RuleDiagnosticDescriptor WildcardBackslash = Warning("RG5101", "Backslash disappears from a wildcard");

    /// <summary>An exception compares exactly with a value that looks like a pattern.</summary>
    public static readonly RuleDiagnosticDescriptor WildcardInExactMatch = Warning("RG5102", "Exact match with a value that looks like a pattern");

    /// <summary>An exception's wildcard doubles its backslashes, as Elasticsearch wants it.</summary>
    public static readonly RuleDiagnosticDescriptor DoubledBackslash = Warning("RG5103", "Doubled backslash in an exception's wildcard");

    /// <summary>A single word of analysed text is compared with what no word can be.</summary>
    public static readonly RuleDiagnosticDescriptor NoSuchWord = Warning("RG5104", "No word of analysed text can be this");
}
