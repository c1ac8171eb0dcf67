namespace RuleGen.Matching;

/// <content>Comparisons and three-valued logic: null stands for an unknown, and only true matches.</content>
/// <remarks>Source: Elasticsearch <c>ql/expression/predicate/operator/comparison/Comparisons.java</c>, <c>BinaryLogicProcessor.java</c> and
/// <c>NotProcessor.java</c>. Values of different kinds are neither equal nor ordered: null.</remarks>
#if RULEGEN_COMPILER
internal
#else
public
#endif
readonly ref partial struct Scalar
{
    /// <summary>Whether both are equal.</summary>
    public Scalar Equal(Scalar other) => Compare(other) is { } order ? order == 0 : Null;

    /// <summary>Whether this is less; texts by code point.</summary>
    public Scalar Less(Scalar other) => Compare(other) is { } order ? order < 0 : Null;

    /// <summary>Whether this is less or equal.</summary>
    public Scalar LessOrEqual(Scalar other) => Compare(other) is { } order ? order <= 0 : Null;

    /// <summary>Whether this is greater.</summary>
    public Scalar Greater(Scalar other) => Compare(other) is { } order ? order > 0 : Null;

    /// <summary>Whether this is greater or equal.</summary>
    public Scalar GreaterOrEqual(Scalar other) => Compare(other) is { } order ? order >= 0 : Null;

    /// <summary>The opposite; null stays null.</summary>
    public Scalar Not() => Kind == ScalarKind.Boolean ? !IsTrue : Null;

    /// <summary>False when one is, true when both are.</summary>
    public Scalar And(Scalar other) => IsFalse || other.IsFalse ? false : IsTrue && other.IsTrue ? true : Null;

    /// <summary>True when one is, false when both are.</summary>
    public Scalar Or(Scalar other) => IsTrue || other.IsTrue ? true : IsFalse && other.IsFalse ? false : Null;

    private bool IsFalse => Kind == ScalarKind.Boolean && !IsTrue;

    /// <summary>How two values of one kind stand to each other; null for different kinds and without a value.</summary>
    private int? Compare(Scalar other) => (Kind, other.Kind) switch
    {
        // The order of UTF-8 bytes is that of code points.
        (ScalarKind.Text, ScalarKind.Text) => Text.SequenceCompareTo(other.Text),
        (ScalarKind.Boolean, ScalarKind.Boolean) => IsTrue.CompareTo(other.IsTrue),
        _ => IsNumber && other.IsNumber ? ToJsonNumber().CompareTo(other.ToJsonNumber()) : null,
    };

    private JsonNumber ToJsonNumber() => Kind switch
    {
        ScalarKind.Integer => new JsonNumber(Integer),
        ScalarKind.Unsigned => new JsonNumber(Unsigned),
        _ => new JsonNumber(Float),
    };
}
