using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Predicates;

/// <summary>
/// What a <see cref="ComputedTest"/> computes: a text, a number, true or false, or null. What it comes to is said once, in
/// <see cref="Scalar"/>, for constants, the interpreter and generated code.
/// </summary>
public abstract record ComputedExpression
{
    /// <summary>The expression as text, see <see cref="PredicatePrinter"/>.</summary>
    public sealed override string ToString() => PredicatePrinter.Print(this);
}

/// <summary>One value of a field, or null when it has none. Two of the same field may be different values.</summary>
public sealed record FieldValue(FieldReference Field) : ComputedExpression
{
    /// <summary>What the field's type makes of its values.</summary>
    internal ScalarReading Reading => Field.Type switch
    {
        FieldType.Integer => ScalarReading.Integer,
        FieldType.Float => ScalarReading.Float,
        FieldType.Boolean => ScalarReading.Boolean,
        FieldType.Dynamic => ScalarReading.AsGiven,
        _ => ScalarReading.Text,
    };
}

/// <summary>A value that is known without an event.</summary>
public abstract record ComputedConstant : ComputedExpression;

/// <summary>null</summary>
public sealed record NullConstant : ComputedConstant;

/// <summary>A text.</summary>
public sealed record TextConstant(string Value) : ComputedConstant;

/// <summary>A number.</summary>
public sealed record NumberValue(NumberConstant Value) : ComputedConstant;

/// <summary>True or false.</summary>
public sealed record BooleanConstant(bool Value) : ComputedConstant;

/// <summary>A function of values.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">As many as the function takes; those an author may leave out are null constants.</param>
/// <param name="IgnoreCase">Whether a text is looked for without regard to case.</param>
public sealed record FunctionCall(ComputedFunction Function, EquatableArray<ComputedExpression> Arguments, bool IgnoreCase = false) : ComputedExpression;

/// <summary>The functions of <see cref="FunctionCall"/>, named as in <see cref="Scalar"/>.</summary>
public enum ComputedFunction
{
    /// <summary>left + right</summary>
    Add,

    /// <summary>left - right</summary>
    Subtract,

    /// <summary>left * right</summary>
    Multiply,

    /// <summary>left / right</summary>
    Divide,

    /// <summary>left % right</summary>
    Modulo,

    /// <summary>-value</summary>
    Negate,

    /// <summary>The number that a text spells in a base.</summary>
    ToNumber,

    /// <summary>A value as a text.</summary>
    ToText,

    /// <summary>The length of a text.</summary>
    Length,

    /// <summary>The part of a text between two positions.</summary>
    Substring,

    /// <summary>The part of a text between two others; the fourth argument asks for the longest.</summary>
    Between,

    /// <summary>Where a text stands in another, from a position on.</summary>
    IndexOf,

    /// <summary>Whether a text begins with another.</summary>
    StartsWith,

    /// <summary>Whether a text ends with another.</summary>
    EndsWith,

    /// <summary>Whether a text has another somewhere.</summary>
    Contains,

    /// <summary>Two values' texts as one.</summary>
    Concat,
}

/// <summary>How two values stand to each other; null for values of different kinds and with null. Inequality is <see cref="ComputedNot"/> over equality.</summary>
public sealed record ComputedComparison(ComputedExpression Left, ComparisonOperator Operator, ComputedExpression Right) : ComputedExpression;

/// <summary>Whether a value equals one of several constants.</summary>
public sealed record ComputedMember(ComputedExpression Value, EquatableArray<ComputedConstant> Constants) : ComputedExpression;

/// <summary>Whether a text is like the matcher; null when the value is no text.</summary>
/// <param name="Value">The text.</param>
/// <param name="Matcher">What it must be like.</param>
/// <param name="IgnoreCase">As in <see cref="StringTest"/>.</param>
public sealed record ComputedMatch(ComputedExpression Value, StringMatcher Matcher, bool IgnoreCase = false) : ComputedExpression;

/// <summary>Whether a text, read as an IP address, lies in one of the ranges; null when it is none.</summary>
public sealed record ComputedAddressTest(ComputedExpression Value, EquatableArray<IpRange> Ranges) : ComputedExpression;

/// <summary>Whether a value is null.</summary>
public sealed record ComputedNullTest(ComputedExpression Value) : ComputedExpression;

/// <summary>The opposite of a condition; null stays null.</summary>
public sealed record ComputedNot(ComputedExpression Condition) : ComputedExpression;

/// <summary>True when all conditions are, false when one is.</summary>
public sealed record ComputedAnd(EquatableArray<ComputedExpression> Conditions) : ComputedExpression;

/// <summary>True when one condition is, false when all are.</summary>
public sealed record ComputedOr(EquatableArray<ComputedExpression> Conditions) : ComputedExpression;
