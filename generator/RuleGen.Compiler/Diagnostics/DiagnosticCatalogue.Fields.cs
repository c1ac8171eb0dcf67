namespace RuleGen.Compiler.Diagnostics;

/// <content>Fields, types and functions.</content>
public static partial class DiagnosticCatalogue
{
    /// <summary>A field no schema has.</summary>
    public static readonly RuleDiagnosticDescriptor UnknownField = Warning("RG2001", "Unknown field");

    /// <summary>A field the closed schema does not have.</summary>
    public static readonly RuleDiagnosticDescriptor UnknownFieldInClosedSchema = Error("RG2002", "Field not in the schema");

    /// <summary>A field, constant or calculation where true or false is needed.</summary>
    public static readonly RuleDiagnosticDescriptor NotACondition = Error("RG2003", "Not a condition");

    /// <summary>A constant that the other side cannot be compared with.</summary>
    public static readonly RuleDiagnosticDescriptor ConstantTypeMismatch = Error("RG2004", "Constant of the wrong type");

    /// <summary><c>&lt;</c> and the like between values without order.</summary>
    public static readonly RuleDiagnosticDescriptor NoOrder = Error("RG2005", "Values without order");

    /// <summary>A string operator on a field that is not text.</summary>
    public static readonly RuleDiagnosticDescriptor NotAStringField = Error("RG2006", "String operator on another type of field");

    /// <summary>A string operator with a constant that is no string.</summary>
    public static readonly RuleDiagnosticDescriptor NotAStringConstant = Error("RG2007", "String operator with another type of constant");

    /// <summary>A comparison of an analysed text field.</summary>
    public static readonly RuleDiagnosticDescriptor TextFieldNotComparable = Error("RG2008", "Text field cannot be compared");

    /// <summary>A test of a field that has no value of its own.</summary>
    public static readonly RuleDiagnosticDescriptor FieldNotComparable = Error("RG2009", "Field cannot be compared");

    /// <summary>Two fields compared with each other.</summary>
    public static readonly RuleDiagnosticDescriptor FieldComparedWithField = Error("RG2010", "Field compared with a field");

    /// <summary>A field in the list of <c>in</c>.</summary>
    public static readonly RuleDiagnosticDescriptor FieldInList = Error("RG2011", "Field in a list");

    /// <summary>A calculation with constants that has no result.</summary>
    public static readonly RuleDiagnosticDescriptor ConstantWithoutValue = Error("RG2012", "Calculation without a result");

    /// <summary>A function EQL does not have.</summary>
    public static readonly RuleDiagnosticDescriptor UnknownFunction = Error("RG2013", "Unknown function");

    /// <summary>A call with too few or too many arguments.</summary>
    public static readonly RuleDiagnosticDescriptor WrongArgumentCount = Error("RG2014", "Wrong number of arguments");

    /// <summary><c>name~</c> of a function that has no such form.</summary>
    public static readonly RuleDiagnosticDescriptor NoCaseInsensitiveForm = Error("RG2015", "Function has no case-insensitive form");

    /// <summary>A field name with more parts than any mapping has.</summary>
    public static readonly RuleDiagnosticDescriptor FieldNameTooDeep = Error("RG2016", "Field name too deep");

    /// <summary>The keys of two items of a sequence or sample can never be equal.</summary>
    public static readonly RuleDiagnosticDescriptor JoinKeyTypeMismatch = Error("RG2017", "Join keys of different types");

    /// <summary><c>timestamp_field</c> names a field that has no times.</summary>
    public static readonly RuleDiagnosticDescriptor NotATimeField = Error("RG2018", "Field cannot order events");

    /// <summary>An argument that the function does not take.</summary>
    public static readonly RuleDiagnosticDescriptor ArgumentTypeMismatch = Error("RG2040", "Argument of the wrong type");

    /// <summary>A computed condition with too many fields or operations.</summary>
    public static readonly RuleDiagnosticDescriptor ComputedConditionTooLarge = Error("RG2041", "Computed condition too large");

    /// <summary><c>| head</c> or <c>| tail</c> in a rule.</summary>
    public static readonly RuleDiagnosticDescriptor PipeInRule = Error("RG2030", "A rule has no pipes");
}
