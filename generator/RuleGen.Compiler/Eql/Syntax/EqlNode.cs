using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Eql.Syntax;

/// <summary>
/// A piece of an EQL query as written. Two nodes are equal when they say the same, wherever they stand: the span is no
/// part of equality, so a tree equals the tree of its own printed text.
/// </summary>
public abstract record EqlNode
{
    /// <summary>Where the node stands in the query's text.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>Whether the other node is of the same kind; derived records compare their parts.</summary>
    public virtual bool Equals(EqlNode? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();
}
