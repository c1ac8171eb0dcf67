namespace RuleGen.Compiler.Diagnostics;

/// <content>Regular expressions.</content>
public static partial class DiagnosticCatalogue
{
    /// <summary>A group, class, quotation or interval without its end.</summary>
    public static readonly RuleDiagnosticDescriptor RegexUnclosed = Error("RG1051", "Unclosed part of a regular expression");

    /// <summary>An operator without its operand, or a bracket without its partner.</summary>
    public static readonly RuleDiagnosticDescriptor RegexIncomplete = Error("RG1052", "Incomplete regular expression");

    /// <summary><c>{…}</c> that is no repetition.</summary>
    public static readonly RuleDiagnosticDescriptor RegexWrongRepetition = Error("RG1053", "Wrong repetition in a regular expression");

    /// <summary>A backslash followed by a letter without a meaning.</summary>
    public static readonly RuleDiagnosticDescriptor RegexUnknownEscape = Error("RG1054", "Unknown escape in a regular expression");

    /// <summary>A range whose end comes before its beginning.</summary>
    public static readonly RuleDiagnosticDescriptor RegexWrongRange = Error("RG1055", "Wrong range in a regular expression");

    /// <summary><c>&lt;…&gt;</c> that is no interval of numbers.</summary>
    public static readonly RuleDiagnosticDescriptor RegexWrongInterval = Error("RG1056", "Wrong interval in a regular expression");

    /// <summary>More characters or deeper groups than the limits allow.</summary>
    public static readonly RuleDiagnosticDescriptor RegexTooLong = Error("RG1057", "Regular expression too long or too deep");

    /// <summary>An expression whose automaton is too large.</summary>
    public static readonly RuleDiagnosticDescriptor RegexTooComplex = Error("RG1058", "Regular expression too complex");
}
