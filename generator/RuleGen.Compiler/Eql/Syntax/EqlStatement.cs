using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Eql.Syntax;

/// <summary>A whole query: an event query, a sequence or a sample.</summary>
public abstract record EqlStatement : EqlNode
{
    /// <summary>The pipes, in order.</summary>
    public EquatableArray<EqlPipe> Pipes { get; init; }

    /// <summary>The query in canonical form, see <see cref="EqlPrinter"/>.</summary>
    public sealed override string ToString() => EqlPrinter.Print(this);
}

/// <summary><c>category where condition</c>, for each event by itself.</summary>
public sealed record EqlEventQuery(EqlEventFilter Filter) : EqlStatement;

/// <summary><c>category where condition</c>.</summary>
public sealed record EqlEventFilter(EqlCategory Category, EqlExpression Condition) : EqlNode;

/// <summary>The event category before <c>where</c>.</summary>
/// <param name="Name">The category; null for the keyword <c>any</c>, which accepts every event.</param>
public sealed record EqlCategory(string? Name) : EqlNode;

/// <summary><c>| head n</c> or <c>| tail n</c>.</summary>
public sealed record EqlPipe(EqlPipeKind Kind, int Count) : EqlNode;

/// <summary>Which end of the result a pipe keeps.</summary>
public enum EqlPipeKind
{
    /// <summary>The first results.</summary>
    Head,

    /// <summary>The last results.</summary>
    Tail,
}
