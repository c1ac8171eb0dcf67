namespace RuleGen.Compiler.Diagnostics;

/// <content>Mistakes in the writing of EQL.</content>
public static partial class DiagnosticCatalogue
{
    /// <summary>Something else was expected here.</summary>
    public static readonly RuleDiagnosticDescriptor EqlUnexpectedToken = Error("RG1001", "Unexpected text in an EQL query");

    /// <summary>A character EQL has no use for.</summary>
    public static readonly RuleDiagnosticDescriptor EqlUnexpectedCharacter = Error("RG1002", "Unexpected character in an EQL query");

    /// <summary><c>'…'</c>.</summary>
    public static readonly RuleDiagnosticDescriptor EqlSingleQuotedString = Error("RG1003", "Single-quoted string");

    /// <summary><c>?"…"</c>, the raw string of older dialects.</summary>
    public static readonly RuleDiagnosticDescriptor EqlQuestionMarkString = Error("RG1004", "Raw string with a question mark");

    /// <summary>A backslash followed by something that is no escape.</summary>
    public static readonly RuleDiagnosticDescriptor EqlBadEscape = Error("RG1005", "Unknown escape in a string");

    /// <summary>A string that does not end on its line.</summary>
    public static readonly RuleDiagnosticDescriptor EqlLineBreakInString = Error("RG1006", "Line break in a string");

    /// <summary>A string without a closing quote.</summary>
    public static readonly RuleDiagnosticDescriptor EqlUnterminatedString = Error("RG1007", "Unterminated string");

    /// <summary><c>/*</c> without <c>*/</c>.</summary>
    public static readonly RuleDiagnosticDescriptor EqlUnterminatedComment = Error("RG1008", "Unterminated comment");

    /// <summary>A back-tick without its partner, or nothing between the two.</summary>
    public static readonly RuleDiagnosticDescriptor EqlUnterminatedName = Error("RG1009", "Unterminated or empty quoted name");

    /// <summary>A number no 64-bit floating-point number can hold.</summary>
    public static readonly RuleDiagnosticDescriptor EqlNumberTooLarge = Error("RG1010", "Number too large");

    /// <summary><c>&amp;&amp;</c>, <c>||</c>, <c>!</c>, <c>&lt;&gt;</c>.</summary>
    public static readonly RuleDiagnosticDescriptor EqlForeignOperator = Error("RG1011", "Operator of another language");

    /// <summary><c>AND</c> and the like.</summary>
    public static readonly RuleDiagnosticDescriptor EqlKeywordCase = Error("RG1012", "Keyword not in lower case");

    /// <summary><c>=</c> between two values.</summary>
    public static readonly RuleDiagnosticDescriptor EqlAssignAsComparison = Error("RG1013", "'=' used as a comparison");

    /// <summary><c>a &lt; b &lt; c</c>.</summary>
    public static readonly RuleDiagnosticDescriptor EqlChainedComparison = Error("RG1014", "Chained comparison");

    /// <summary><c>a[0]</c>.</summary>
    public static readonly RuleDiagnosticDescriptor EqlArrayIndex = Error("RG1015", "Array index");

    /// <summary>A bracket that is not closed, not opened or absent where a list must stand.</summary>
    public static readonly RuleDiagnosticDescriptor EqlMissingBracket = Error("RG1016", "Missing bracket");

    /// <summary>A field or expression as a pattern.</summary>
    public static readonly RuleDiagnosticDescriptor EqlPatternNotConstant = Error("RG1017", "Pattern is not a constant");

    /// <summary>More than <see cref="Eql.EqlParser.MaxNesting"/> levels.</summary>
    public static readonly RuleDiagnosticDescriptor EqlNestingTooDeep = Error("RG1018", "Condition nested too deep");

    /// <summary><c>join</c>.</summary>
    public static readonly RuleDiagnosticDescriptor EqlJoinUnsupported = Error("RG1020", "join is not part of Elasticsearch's EQL");

    /// <summary><c>child of</c>, <c>descendant of</c>, <c>event of</c>.</summary>
    public static readonly RuleDiagnosticDescriptor EqlLineageUnsupported = Error("RG1021", "Lineage is not part of Elasticsearch's EQL");

    /// <summary><c>fork</c>.</summary>
    public static readonly RuleDiagnosticDescriptor EqlForkUnsupported = Error("RG1022", "fork is not part of Elasticsearch's EQL");

    /// <summary>A pipe other than head and tail.</summary>
    public static readonly RuleDiagnosticDescriptor EqlUnsupportedPipe = Error("RG1023", "Unknown pipe");

    /// <summary>head or tail without a whole number.</summary>
    public static readonly RuleDiagnosticDescriptor EqlPipeArgument = Error("RG1024", "Wrong pipe argument");

    /// <summary>A sequence or sample with fewer than two items.</summary>
    public static readonly RuleDiagnosticDescriptor EqlTooFewItems = Error("RG1030", "Too few items");

    /// <summary>Items whose numbers of keys differ.</summary>
    public static readonly RuleDiagnosticDescriptor EqlKeyCountMismatch = Error("RG1031", "Items have different numbers of join keys");

    /// <summary>A join key that is not a field.</summary>
    public static readonly RuleDiagnosticDescriptor EqlKeyNotField = Error("RG1032", "Join key is not a field");

    /// <summary>maxspan without a positive whole number and a unit.</summary>
    public static readonly RuleDiagnosticDescriptor EqlMaxSpan = Error("RG1033", "Wrong maxspan");

    /// <summary>runs outside 1 to 100.</summary>
    public static readonly RuleDiagnosticDescriptor EqlRuns = Error("RG1034", "Wrong runs");

    /// <summary><c>by</c> behind <c>with</c>, and the like.</summary>
    public static readonly RuleDiagnosticDescriptor EqlClauseOrder = Error("RG1035", "Clauses in the wrong order");

    /// <summary>Missing events without maxspan or without an event that occurs.</summary>
    public static readonly RuleDiagnosticDescriptor EqlMissingEventRestriction = Error("RG1036", "Missing event not possible here");

    /// <summary>A sample with something only sequences have, or without keys.</summary>
    public static readonly RuleDiagnosticDescriptor EqlSampleRestriction = Error("RG1037", "Not possible in a sample");
}
