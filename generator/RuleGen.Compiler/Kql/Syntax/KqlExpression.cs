using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Kql.Syntax;

/// <summary>
/// A condition, or a list of values behind a field. Both are built from the same connectives; the leaves of a list are
/// literals.
/// </summary>
public abstract record KqlExpression : KqlNode;

/// <summary>Two or more operands joined by the same word.</summary>
/// <param name="IsAnd"><c>and</c>; otherwise <c>or</c>.</param>
/// <param name="Operands">The operands in order.</param>
public sealed record KqlLogical(bool IsAnd, EquatableArray<KqlExpression> Operands) : KqlExpression;

/// <summary><c>not</c>, which applies to one operand.</summary>
public sealed record KqlNot(KqlExpression Operand) : KqlExpression;

/// <summary><c>( … )</c>.</summary>
public sealed record KqlParenthesized(KqlExpression Inner) : KqlExpression;

/// <summary><c>field: value</c> or <c>field: (a or b)</c>.</summary>
/// <param name="Field">The field's name, which may have wildcards.</param>
/// <param name="Values">A literal, or a list of them in parentheses.</param>
public sealed record KqlFieldTest(KqlLiteral Field, KqlExpression Values) : KqlExpression;

/// <summary><c>field &gt; value</c>.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Operator">The comparison; never <see cref="ComparisonOperator.Equal"/>.</param>
/// <param name="Value">The bound.</param>
public sealed record KqlRangeTest(KqlLiteral Field, ComparisonOperator Operator, KqlLiteral Value) : KqlExpression;

/// <summary><c>path: { … }</c>: one element of an array of objects satisfies the whole inner condition.</summary>
/// <param name="Path">The array of objects.</param>
/// <param name="Inner">The condition; its names continue <paramref name="Path"/>.</param>
public sealed record KqlNested(KqlLiteral Path, KqlExpression Inner) : KqlExpression;
