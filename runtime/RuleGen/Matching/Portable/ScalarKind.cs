namespace RuleGen.Matching;

/// <summary>What a <see cref="Scalar"/> is.</summary>
#if RULEGEN_COMPILER
internal
#else
public
#endif
enum ScalarKind : byte
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A whole number that 64 bits hold only without a sign; arithmetic takes it for a floating-point number.</summary>
    Unsigned,

    /// <summary>A floating-point number.</summary>
    Float,

    /// <summary>True or false.</summary>
    Boolean,
}
