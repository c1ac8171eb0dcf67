using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Eql;

/// <summary>A word, literal or symbol of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">A name without back-ticks and <c>~</c>, a string's value, or the word or symbol itself.</param>
/// <param name="Number">The value of a number.</param>
/// <remarks>A class, because the parser recurses with tokens in its locals, and a reference is an eighth of the stack.</remarks>
internal sealed record EqlToken(EqlTokenKind Kind, SourceSpan Span, string Text, NumberConstant Number = default);

/// <summary>The kinds of <see cref="EqlToken"/>.</summary>
internal enum EqlTokenKind
{
    /// <summary>Behind the last token; its span is empty and stands at that token's end.</summary>
    EndOfText,

    /// <summary>Something the lexer has already reported and cannot guess the meaning of.</summary>
    Invalid,

    Name,
    QuotedName,
    NameTilde,
    Number,
    String,

    // Words.
    And,
    Any,
    By,
    False,
    In,
    InTilde,
    Join,
    Like,
    LikeTilde,
    MaxSpan,
    Not,
    Null,
    Of,
    Or,
    Regex,
    RegexTilde,
    Sample,
    Sequence,
    True,
    Until,
    Where,
    With,

    // Symbols.
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    MissingBracket,
    CloseBracket,
    Comma,
    Dot,
    Colon,
    QuestionMark,
    Pipe,
    Assign,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
}
