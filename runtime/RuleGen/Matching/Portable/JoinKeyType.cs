namespace RuleGen;

/// <summary>
/// How the values of a field become parts of a join key. Two parts are equal when they are of one kind and their values are equal; a value
/// that its field's type cannot hold is no value.
/// </summary>
#if RULEGEN_COMPILER
internal
#else
public
#endif
enum JoinKeyType
{
    /// <summary>Text, compared exactly; numbers and booleans by their JSON text.</summary>
    Text,

    /// <summary>Numbers, and strings that spell one, compared as numbers.</summary>
    Number,

    /// <summary>Booleans, and the strings <c>true</c> and <c>false</c>.</summary>
    Boolean,

    /// <summary>IP addresses, compared as addresses.</summary>
    Ip,

    /// <summary>Points in time, compared by the millisecond.</summary>
    Date,

    /// <summary>Text whose letter case does not count, as in a field that Elasticsearch keeps in lower case: compared by its case folding.</summary>
    FoldedText,

    /// <summary>A field of unknown type: strings as text, numbers as numbers, booleans as booleans.</summary>
    ByValue,
}
