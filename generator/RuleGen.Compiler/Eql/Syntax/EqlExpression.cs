using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Eql.Syntax;

/// <summary>A condition or a value.</summary>
public abstract record EqlExpression : EqlNode
{
    /// <summary>The expression in canonical form, see <see cref="EqlPrinter"/>.</summary>
    public sealed override string ToString() => EqlPrinter.Print(this);
}

/// <summary><c>a or b or c</c>, <c>a and b and c</c>: a chain is one node, however long.</summary>
public sealed record EqlLogical(EqlLogicalOperator Operator, EquatableArray<EqlExpression> Operands) : EqlExpression;

/// <summary>The operators of <see cref="EqlLogical"/>.</summary>
public enum EqlLogicalOperator
{
    /// <summary><c>and</c></summary>
    And,

    /// <summary><c>or</c></summary>
    Or,
}

/// <summary><c>not a</c>.</summary>
public sealed record EqlNot(EqlExpression Operand) : EqlExpression;

/// <summary><c>a == b</c> and the like.</summary>
public sealed record EqlComparison(EqlExpression Left, EqlComparisonOperator Operator, EqlExpression Right) : EqlExpression;

/// <summary>The operators of <see cref="EqlComparison"/>.</summary>
public enum EqlComparisonOperator
{
    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,
}

/// <summary><c>a + b - c</c> or <c>a * b / c</c>, from left to right: a chain of one precedence is one node.</summary>
public sealed record EqlArithmetic(EqlExpression First, EquatableArray<EqlArithmeticStep> Steps) : EqlExpression;

/// <summary>One operator of a chain and its right operand.</summary>
public sealed record EqlArithmeticStep(EqlArithmeticOperator Operator, EqlExpression Operand) : EqlNode;

/// <summary>The operators of <see cref="EqlArithmetic"/>.</summary>
public enum EqlArithmeticOperator
{
    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c></summary>
    Divide,

    /// <summary><c>%</c></summary>
    Modulo,
}

/// <summary><c>-a</c> or <c>+a</c>.</summary>
public sealed record EqlSign(bool IsNegative, EqlExpression Operand) : EqlExpression;

/// <summary><c>a in (…)</c>, <c>a not in (…)</c>, <c>a in~ (…)</c>.</summary>
public sealed record EqlIn(EqlExpression Operand, bool IsNegated, bool IgnoreCase, EquatableArray<EqlExpression> Items) : EqlExpression;

/// <summary><c>a : "x*"</c>, <c>a like ("x*", "y*")</c>, <c>a regex "x.*"</c>.</summary>
/// <param name="Operand">What is tested.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Patterns">The constants, any of which may match.</param>
/// <param name="IsList">Whether the constants stand in parentheses; always so when there are several.</param>
public sealed record EqlPatternTest(
    EqlExpression Operand,
    EqlPatternOperator Operator,
    EquatableArray<EqlLiteral> Patterns,
    bool IsList) : EqlExpression;

/// <summary>The operators of <see cref="EqlPatternTest"/>.</summary>
public enum EqlPatternOperator
{
    /// <summary><c>:</c>, wildcards, any case.</summary>
    Colon,

    /// <summary><c>like</c>, wildcards.</summary>
    Like,

    /// <summary><c>like~</c>, wildcards, any case.</summary>
    LikeIgnoreCase,

    /// <summary><c>regex</c></summary>
    Regex,

    /// <summary><c>regex~</c>, any case.</summary>
    RegexIgnoreCase,
}

/// <summary><c>name(…)</c> or <c>name~(…)</c>.</summary>
public sealed record EqlCall(string Name, bool IgnoreCase, EquatableArray<EqlExpression> Arguments) : EqlExpression
{
    /// <summary>Where the name stands, the <c>~</c> included.</summary>
    public SourceSpan NameSpan { get; init; }

    /// <summary>Whether name and arguments are equal; like <see cref="EqlNode.Span"/>, the name's span does not count.</summary>
    public bool Equals(EqlCall? other) =>
        base.Equals(other) && Name == other!.Name && IgnoreCase == other.IgnoreCase && Arguments == other.Arguments;

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(Name) * 31) + Arguments.GetHashCode());
}

/// <summary>A field: <c>process.name</c>, <c>?process.name</c>, <c>`odd-name`</c>.</summary>
/// <param name="Name">The dotted path, without back-ticks.</param>
/// <param name="IsOptional">Whether it is written <c>?name</c>.</param>
public sealed record EqlField(string Name, bool IsOptional) : EqlExpression;

/// <summary><c>(a)</c>.</summary>
public sealed record EqlParenthesized(EqlExpression Inner) : EqlExpression;

/// <summary>A constant.</summary>
public abstract record EqlLiteral : EqlExpression;

/// <summary><c>null</c></summary>
public sealed record EqlNull : EqlLiteral;

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record EqlBoolean(bool Value) : EqlLiteral;

/// <summary>An unsigned number; a sign is an <see cref="EqlSign"/>.</summary>
public sealed record EqlNumber(NumberConstant Value) : EqlLiteral;

/// <summary><c>"text"</c> or <c>"""text"""</c>, escapes resolved.</summary>
public sealed record EqlString(string Value) : EqlLiteral;
