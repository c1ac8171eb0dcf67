namespace RuleGen.Compiler.Diagnostics;

/// <content>
/// RG5: what is valid and hardly meant. A warning: the rule probably finds less or more than its author thinks. An info: it finds what it should and
/// could say so more simply.
/// </content>
public static partial class DiagnosticCatalogue
{
    /// <summary>A constant that its list has twice.</summary>
    public static readonly RuleDiagnosticDescriptor RepeatedValue = Info("RG5001", "Value listed twice");

    /// <summary>A pattern or text of a list that another pattern matches as well.</summary>
    public static readonly RuleDiagnosticDescriptor CoveredPattern = Info("RG5002", "Pattern covered by another");

    /// <summary><c>== "a*"</c> or <c>in ("a*")</c> in EQL.</summary>
    public static readonly RuleDiagnosticDescriptor LiteralAsterisk = Warning("RG5003", "Asterisk where it is no wildcard");

    /// <summary><c>like "a"</c>.</summary>
    public static readonly RuleDiagnosticDescriptor PatternWithoutWildcard = Info("RG5004", "Pattern operator without a wildcard");

    /// <summary><c>a and b and a</c>.</summary>
    public static readonly RuleDiagnosticDescriptor RepeatedCondition = Warning("RG5005", "Condition repeated");

    /// <summary><c>f == "a" or f == "b"</c>.</summary>
    public static readonly RuleDiagnosticDescriptor SeparateTests = Info("RG5006", "Tests that could be one list");

    /// <summary><c>f like "*"</c>.</summary>
    public static readonly RuleDiagnosticDescriptor PresenceByPattern = Info("RG5007", "Pattern that asks for presence only");

    /// <summary><c>**</c>.</summary>
    public static readonly RuleDiagnosticDescriptor RepeatedWildcard = Info("RG5008", "Wildcard next to a wildcard");

    /// <summary><c>in ("a")</c>.</summary>
    public static readonly RuleDiagnosticDescriptor ListOfOne = Info("RG5009", "List of one value");

    /// <summary>Conditions that no event satisfies together.</summary>
    public static readonly RuleDiagnosticDescriptor Contradiction = Warning("RG5010", "Conditions that are never true together");

    /// <summary>What is an operator elsewhere and an ordinary character here.</summary>
    public static readonly RuleDiagnosticDescriptor RegexReadsAsText = Warning("RG5011", "Part of a regular expression that is read as text");

    /// <summary>A range of letters where case is ignored, but not in ranges.</summary>
    public static readonly RuleDiagnosticDescriptor RegexRangeKeepsCase = Info("RG5012", "Range that keeps its case");

    /// <summary><c>f == "a" and f != "b"</c> of a field with one value.</summary>
    public static readonly RuleDiagnosticDescriptor NeedlessTest = Info("RG5013", "Test that another one implies");

    /// <summary><c>f != "a" or f != "b"</c> of a field with one value.</summary>
    public static readonly RuleDiagnosticDescriptor Tautology = Warning("RG5014", "Conditions of which one is always true");

    /// <summary><c>a or (a and b)</c>.</summary>
    public static readonly RuleDiagnosticDescriptor NeedlessGroup = Warning("RG5015", "Parentheses that decide nothing");

    /// <summary>A regular expression where wildcards or a list do.</summary>
    public static readonly RuleDiagnosticDescriptor RegexAsWildcard = Info("RG5016", "Regular expression that wildcards can say");

    /// <summary><c>process.name == "Cmd.exe"</c> in a rule about Windows.</summary>
    public static readonly RuleDiagnosticDescriptor CaseSensitiveWindowsName = Warning("RG5017", "Windows name compared with letter case");

    /// <summary><c>f != null and f == "a"</c>.</summary>
    public static readonly RuleDiagnosticDescriptor NeedlessNullTest = Info("RG5018", "Null test that another test implies");

    /// <summary>A constant that no value of the field can be.</summary>
    public static readonly RuleDiagnosticDescriptor ValueOutOfReach = Warning("RG5019", "Comparison that never holds");

    /// <summary>A value that looks like one of ECS's and is none.</summary>
    public static readonly RuleDiagnosticDescriptor UnknownEcsValue = Warning("RG5020", "Value that ECS does not list");

    /// <summary><c>"*a*"</c>.</summary>
    public static readonly RuleDiagnosticDescriptor UnselectivePattern = Info("RG5021", "Pattern with nothing to search by");

    /// <summary><c>(a+)*</c>.</summary>
    public static readonly RuleDiagnosticDescriptor NestedRepetition = Info("RG5022", "Repetition inside a repetition");

    /// <summary><c>"C:\temp"</c>.</summary>
    public static readonly RuleDiagnosticDescriptor EscapeInWindowsPath = Warning("RG5023", "Escape inside a Windows path");

    /// <summary>A Query DSL wildcard in which a backslash disappears.</summary>
    public static readonly RuleDiagnosticDescriptor WildcardBackslash = Warning("RG5101", "Backslash disappears from a wildcard");

    /// <summary>An exception compares exactly with a value that looks like a pattern.</summary>
    public static readonly RuleDiagnosticDescriptor WildcardInExactMatch = Warning("RG5102", "Exact match with a value that looks like a pattern");

    /// <summary>An exception's wildcard doubles its backslashes, as Elasticsearch wants it.</summary>
    public static readonly RuleDiagnosticDescriptor DoubledBackslash = Warning("RG5103", "Doubled backslash in an exception's wildcard");

    /// <summary>A single word of analysed text is compared with what no word can be.</summary>
    public static readonly RuleDiagnosticDescriptor NoSuchWord = Warning("RG5104", "No word of analysed text can be this");

    /// <summary><c>?</c> in KQL where a wildcard is meant.</summary>
    public static readonly RuleDiagnosticDescriptor KqlQuestionMark = Warning("RG5201", "Question mark meant as a wildcard");

    /// <summary><c>*</c> in quotes in KQL where a wildcard is meant.</summary>
    public static readonly RuleDiagnosticDescriptor KqlStarInQuotes = Warning("RG5202", "Asterisk in quotes meant as a wildcard");

    /// <summary>Two values in KQL without <c>or</c> between them.</summary>
    public static readonly RuleDiagnosticDescriptor KqlMissingOr = Warning("RG5203", "Missing or between two values");

    /// <summary><c>field: null</c> in KQL.</summary>
    public static readonly RuleDiagnosticDescriptor KqlNullMatchesNothing = Warning("RG5204", "null as a value");

    /// <summary><c>"a\b"</c> in KQL.</summary>
    public static readonly RuleDiagnosticDescriptor KqlBackslashInQuotes = Info("RG5205", "Backslash that begins no escape");

    /// <summary>A rule without <c>rule.threat</c>.</summary>
    public static readonly RuleDiagnosticDescriptor NoThreatMapping = Info("RG5301", "Rule without a threat mapping");

    /// <summary>A tactic below which no technique stands.</summary>
    public static readonly RuleDiagnosticDescriptor TacticWithoutTechnique = Info("RG5302", "Tactic without a technique");

    /// <summary>An id or link that is not ATT&amp;CK's.</summary>
    public static readonly RuleDiagnosticDescriptor MalformedThreatMapping = Warning("RG5303", "Malformed threat mapping");

    /// <summary>A comment to RuleGen that it does not understand, or without a reason.</summary>
    public static readonly RuleDiagnosticDescriptor MalformedSuppression = Warning("RG5901", "Malformed suppression");

    /// <summary>A suppression of what no comment can suppress.</summary>
    public static readonly RuleDiagnosticDescriptor UnknownSuppressedId = Warning("RG5902", "Suppression of an unknown id");

    /// <summary>A suppression of what is not there.</summary>
    public static readonly RuleDiagnosticDescriptor UnusedSuppression = Warning("RG5903", "Suppression without effect");
}
