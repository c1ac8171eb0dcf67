using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Kql.Syntax;

/// <summary>
/// A piece of a KQL query as written. Two nodes are equal when they say the same, wherever they stand: the span is no
/// part of equality, so a tree equals the tree of its own printed text.
/// </summary>
public abstract record KqlNode
{
    /// <summary>Where the node stands in the query's text, without the blanks around it.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>Whether the other node is of the same kind; derived records compare their parts.</summary>
    public virtual bool Equals(KqlNode? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();
}

/// <summary>A whole query.</summary>
/// <param name="Condition">Its condition; null in an empty text, which matches every event.</param>
public sealed record KqlQuery(KqlExpression? Condition) : KqlNode;
