using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Eql;

/// <summary>
/// When a condition is true and when it is false. The two are complements unless the constant null takes part, which
/// an unmapped <c>?field</c> brings in: then a condition can be neither. Only what is true matches, so
/// <see cref="True"/> is all that leaves the binder, and the predicates stay two-valued.
/// </summary>
internal readonly record struct Truth
{
    private readonly Predicate? _false;

    private Truth(Predicate whenTrue, Predicate? whenFalse)
    {
        True = whenTrue;
        _false = whenFalse;
    }

    /// <summary>Neither true nor false, for no event.</summary>
    public static Truth Null { get; } = new(Always.False, Always.False);

    /// <summary>Holds when the condition is true.</summary>
    public Predicate True { get; }

    private Predicate False => _false ?? new Not(True);

    /// <summary>A condition that is false whenever it is not true.</summary>
    public static Truth Of(Predicate predicate) => new(predicate, null);

    /// <summary>A constant.</summary>
    public static Truth Of(bool value) => Of(value ? Always.True : Always.False);

    /// <summary><c>not</c>: null stays null.</summary>
    public Truth Negate() => _false is null ? Of(new Not(True)) : new Truth(_false, True);

    /// <summary>The same condition at its place in the rule file.</summary>
    public Truth At(SourceSpan span) => new(True.At(span), _false?.At(span));

    /// <summary><c>not</c> when asked for.</summary>
    public Truth NegateIf(bool negate) => negate ? Negate() : this;

    /// <summary><c>and</c>: false when some operand is, true when all are.</summary>
    public static Truth All(IReadOnlyList<Truth> operands)
    {
        var whenTrue = new And(operands.Select(static o => o.True).ToEquatableArray());
        return operands.All(static o => o._false is null)
            ? Of(whenTrue)
            : new Truth(whenTrue, new Or(operands.Select(static o => o.False).ToEquatableArray()));
    }

    /// <summary><c>or</c>: true when some operand is, false when all are.</summary>
    public static Truth Any(IReadOnlyList<Truth> operands)
    {
        var whenTrue = new Or(operands.Select(static o => o.True).ToEquatableArray());
        return operands.All(static o => o._false is null)
            ? Of(whenTrue)
            : new Truth(whenTrue, new And(operands.Select(static o => o.False).ToEquatableArray()));
    }
}
