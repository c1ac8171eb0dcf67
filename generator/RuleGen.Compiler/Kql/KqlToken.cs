using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Kql;

/// <summary>A word, literal or symbol of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Literal">The literal, for <see cref="KqlTokenKind.Literal"/>.</param>
internal sealed record KqlToken(KqlTokenKind Kind, SourceSpan Span, KqlLiteral? Literal = null);

/// <summary>The kinds of <see cref="KqlToken"/>.</summary>
internal enum KqlTokenKind
{
    /// <summary>Behind the last token; its span is empty and stands at that token's end.</summary>
    EndOfText,

    Literal,
    And,
    Or,
    Not,
    OpenParenthesis,
    CloseParenthesis,
    OpenBrace,
    CloseBrace,
    Colon,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
