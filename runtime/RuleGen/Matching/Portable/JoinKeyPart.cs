namespace RuleGen;

/// <summary>
/// What begins each part of an encoded join key; the order of the numbers is the order of parts of different kinds. A value has one encoding,
/// so keys are equal when their bytes are.
/// </summary>
internal enum JoinKeyPart : byte
{
    /// <summary>An optional field without a value.</summary>
    Null,

    False,

    True,

    /// <summary>Eight bytes: a number that is whole and fits.</summary>
    Integer,

    /// <summary>Eight bytes: a whole number that fits only without a sign.</summary>
    Unsigned,

    /// <summary>Eight bytes: any other number.</summary>
    Float,

    /// <summary>Eight bytes: milliseconds since 1970.</summary>
    Date,

    /// <summary>Sixteen bytes, the upper eight first.</summary>
    Ip,

    /// <summary>Length and bytes.</summary>
    Text,
}
