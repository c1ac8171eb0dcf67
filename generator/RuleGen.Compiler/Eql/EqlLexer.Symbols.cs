using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

internal sealed partial class EqlLexer
{
    private void ReadSymbol(char c)
    {
        char next = Peek(1);
        switch (c)
        {
            case '&' when next == '&':
                AddForeign(2, EqlTokenKind.And, "and");
                break;
            case '|' when next == '|':
                AddForeign(2, EqlTokenKind.Or, "or");
                break;
            case '<' when next == '>':
                AddForeign(2, EqlTokenKind.NotEqual, "!=");
                break;
            case '!' when next == '=':
                AddSymbol(2, EqlTokenKind.NotEqual);
                break;
            case '!' when next == '[':
                AddSymbol(2, EqlTokenKind.MissingBracket);
                break;
            case '!':
                AddForeign(1, EqlTokenKind.Not, "not");
                break;
            case '=' when next == '=':
                AddSymbol(2, EqlTokenKind.Equal);
                break;
            case '<' when next == '=':
                AddSymbol(2, EqlTokenKind.LessOrEqual);
                break;
            case '>' when next == '=':
                AddSymbol(2, EqlTokenKind.GreaterOrEqual);
                break;
            default:
                if (SingleSymbol(c) is { } kind)
                {
                    AddSymbol(1, kind);
                }
                else
                {
                    ReadUnknown();
                }

                break;
        }
    }

    private static EqlTokenKind? SingleSymbol(char c) => c switch
    {
        '(' => EqlTokenKind.OpenParenthesis,
        ')' => EqlTokenKind.CloseParenthesis,
        '[' => EqlTokenKind.OpenBracket,
        ']' => EqlTokenKind.CloseBracket,
        ',' => EqlTokenKind.Comma,
        '.' => EqlTokenKind.Dot,
        ':' => EqlTokenKind.Colon,
        '?' => EqlTokenKind.QuestionMark,
        '|' => EqlTokenKind.Pipe,
        '=' => EqlTokenKind.Assign,
        '<' => EqlTokenKind.Less,
        '>' => EqlTokenKind.Greater,
        '+' => EqlTokenKind.Plus,
        '-' => EqlTokenKind.Minus,
        '*' => EqlTokenKind.Star,
        '/' => EqlTokenKind.Slash,
        '%' => EqlTokenKind.Percent,
        _ => null,
    };

    private void AddSymbol(int length, EqlTokenKind kind)
    {
        int start = _position;
        _position += length;
        Add(kind, start, _text.Substring(start, length));
    }

    /// <summary>An operator of other languages whose meaning is plain: reported, then read as EQL's own.</summary>
    private void AddForeign(int length, EqlTokenKind kind, string eql)
    {
        string written = _text.Substring(_position, length);
        Report(EqlForeignOperator, new SourceSpan(_position, length), $"'{written}' is not an EQL operator; write '{eql}'");
        AddSymbol(length, kind);
    }

    private void ReadUnknown()
    {
        int start = _position;
        _position += char.IsHighSurrogate(Peek()) && char.IsLowSurrogate(Peek(1)) ? 2 : 1;
        string written = _text.Substring(start, _position - start);
        string advice = written switch
        {
            "~" => "the '~' of in~, like~, regex~ and function~ follows the name without a blank",
            ";" => "a query does not end with ';'; remove it",
            "{" or "}" => "EQL groups with ( ) and sequence items with [ ]",
            "\u201c" or "\u201d" or "\u2018" or "\u2019" => "strings stand between straight double quotes (\")",
            _ => "text belongs between double quotes, a name with unusual characters between back-ticks (`)",
        };
        Report(EqlUnexpectedCharacter, SourceSpan.FromBounds(start, _position), $"unexpected {Name(written)}; {advice}");
        Add(EqlTokenKind.Invalid, start, written);
    }

    /// <summary>A character as a message shows it: control characters and lone surrogates by number.</summary>
    private static string Name(string character) =>
        character.Length == 1 && (char.IsControl(character[0]) || char.IsSurrogate(character[0]))
            ? FormattableString.Invariant($"character U+{(int)character[0]:X4}")
            : $"'{character}'";
}
