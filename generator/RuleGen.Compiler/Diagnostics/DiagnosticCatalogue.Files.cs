namespace RuleGen.Compiler.Diagnostics;

/// <content>RG0: the file, its TOML and its keys; RG41: keys that are understood but not supported yet.</content>
public static partial class DiagnosticCatalogue
{
    /// <summary>The file is not TOML.</summary>
    public static readonly RuleDiagnosticDescriptor InvalidToml = Error("RG0001", "Invalid TOML");

    /// <summary>Arrays or tables are nested deeper than 500 levels.</summary>
    public static readonly RuleDiagnosticDescriptor TomlTooDeep = Error("RG0002", "TOML is nested too deep");

    /// <summary>A table lacks a key that it must have.</summary>
    public static readonly RuleDiagnosticDescriptor MissingKey = Error("RG0003", "A required key is missing");

    /// <summary>A key has a value of another type than it must have.</summary>
    public static readonly RuleDiagnosticDescriptor WrongValueType = Error("RG0004", "A key has a value of the wrong type");

    /// <summary>A text that must say something is empty.</summary>
    public static readonly RuleDiagnosticDescriptor EmptyText = Error("RG0005", "A required text is empty");

    /// <summary>A number is outside the range of its key.</summary>
    public static readonly RuleDiagnosticDescriptor NumberOutOfRange = Error("RG0006", "A number is out of range");

    /// <summary>A key that takes one of several words has another one.</summary>
    public static readonly RuleDiagnosticDescriptor UnknownWord = Error("RG0007", "A key has a word that it does not know");

    /// <summary>A date is not a day of the calendar, or not written as <c>YYYY/MM/DD</c>.</summary>
    public static readonly RuleDiagnosticDescriptor InvalidDate = Error("RG0008", "Invalid date");

    /// <summary>The rule type is none of Elastic's.</summary>
    public static readonly RuleDiagnosticDescriptor UnknownRuleType = Error("RG0009", "Unknown rule type");

    /// <summary>The query language does not go with the rule type.</summary>
    public static readonly RuleDiagnosticDescriptor LanguageMismatch = Error("RG0010", "The language does not go with the rule type");

    /// <summary>Another file has a rule of the same id.</summary>
    public static readonly RuleDiagnosticDescriptor DuplicateRuleId = Error("RG0011", "Duplicate rule_id");

    /// <summary>The format has no such key, and nothing reads it.</summary>
    public static readonly RuleDiagnosticDescriptor UnknownKey = Warning("RG0012", "Unknown key");

    /// <summary>A key belongs to rules of another type and does nothing here.</summary>
    public static readonly RuleDiagnosticDescriptor KeyOfOtherType = Warning("RG0013", "A key has no effect on this type of rule");

    /// <summary>A field file has a row that cannot be read.</summary>
    public static readonly RuleDiagnosticDescriptor InvalidSchemaRow = Error("RG0021", "Invalid row in a field file");

    /// <summary>A field file names a column that the format does not have.</summary>
    public static readonly RuleDiagnosticDescriptor UnknownSchemaColumn = Warning("RG0022", "Unknown column in a field file");

    /// <summary>A field file names a type that Elasticsearch does not have.</summary>
    public static readonly RuleDiagnosticDescriptor UnknownFieldType = Error("RG0023", "Unknown field type");

    /// <summary>A field file has a field twice.</summary>
    public static readonly RuleDiagnosticDescriptor DuplicateField = Error("RG0024", "A field is declared twice");

    /// <summary>A key changes what the rule matches and is not evaluated yet. An error: without it the rule would mean something else.</summary>
    public static readonly RuleDiagnosticDescriptor UnsupportedMatchingKey = Error("RG4101", "A key that changes matching is not supported yet");

    /// <summary>A key changes how often the rule alerts and is not honoured yet; what it matches stays.</summary>
    public static readonly RuleDiagnosticDescriptor UnsupportedAlertKey = Info("RG4102", "A key that limits alerts is not supported yet");

    /// <summary>A format of dates in a field file that cannot be read.</summary>
    public static readonly RuleDiagnosticDescriptor UnsupportedDateFormat = Error("RG4103", "A date format is not supported yet");
}
