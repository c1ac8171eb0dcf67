using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <summary>
/// Cuts a query into tokens. A mistake inside a token is reported and the token kept, so that the parser can go on and
/// report what else is wrong.
/// </summary>
/// <remarks>Source: Elasticsearch, <c>x-pack/plugin/eql/src/main/antlr/EqlBase.g4</c>.</remarks>
internal sealed partial class EqlLexer
{
    /// <summary>Reading stops after so many mistakes: such a text is not EQL, and a list of all would help nobody.</summary>
    private const int MaxMistakes = 20;

    private readonly MappedText _source;
    private readonly string _text;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<EqlToken> _tokens = [];
    private readonly List<SourceSpan> _comments = [];
    private int _position;
    private int _mistakes;

    private EqlLexer(MappedText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _text = source.Text;
        _diagnostics = diagnostics;
    }

    /// <summary>The tokens of a query; the last one is <see cref="EqlTokenKind.EndOfText"/>.</summary>
    public static List<EqlToken> Read(MappedText source, DiagnosticBag diagnostics)
    {
        var lexer = new EqlLexer(source, diagnostics);
        lexer.ReadAll();
        return lexer._tokens;
    }

    /// <summary>The comments of a query, the signs that make them one included.</summary>
    public static IReadOnlyList<SourceSpan> ReadComments(MappedText source)
    {
        var lexer = new EqlLexer(source, new DiagnosticBag());
        lexer.ReadAll();
        return lexer._comments;
    }

    private void ReadAll()
    {
        while (SkipBlanksAndComments() && _mistakes < MaxMistakes)
        {
            ReadToken();
        }

        int end = _tokens.Count == 0 ? 0 : _tokens[_tokens.Count - 1].Span.End;
        _tokens.Add(new EqlToken(_mistakes < MaxMistakes ? EqlTokenKind.EndOfText : EqlTokenKind.Invalid, new SourceSpan(end, 0), ""));
    }

    private char Peek(int ahead = 0) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private void Add(EqlTokenKind kind, int start, string text, NumberConstant number = default) =>
        _tokens.Add(new EqlToken(kind, SourceSpan.FromBounds(start, _position), text, number));

    private void Report(RuleDiagnosticDescriptor descriptor, SourceSpan span, string message)
    {
        _mistakes++;
        _diagnostics.Report(descriptor, _source, span, message);
    }

    private bool SkipBlanksAndComments()
    {
        while (_position < _text.Length)
        {
            char c = _text[_position];
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                _position++;
            }
            else if (c == '/' && Peek(1) == '/')
            {
                int start = _position;
                int end = _text.IndexOfAny(['\r', '\n'], _position);
                _position = end < 0 ? _text.Length : end;
                _comments.Add(SourceSpan.FromBounds(start, _position));
            }
            else if (c == '/' && Peek(1) == '*')
            {
                SkipBlockComment();
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void SkipBlockComment()
    {
        int end = _text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            Report(EqlUnterminatedComment, new SourceSpan(_position, 2), "this comment never ends; close it with */");
            _position = _text.Length;
        }
        else
        {
            _comments.Add(SourceSpan.FromBounds(_position, end + 2));
            _position = end + 2;
        }
    }

    private void ReadToken()
    {
        char c = _text[_position];
        switch (c)
        {
            case '"':
                ReadString();
                break;
            case '\'':
                ReadSingleQuoted();
                break;
            case '`':
                ReadQuotedName();
                break;
            case '?' when Peek(1) is '"' or '\'':
                ReadQuestionMarkString();
                break;
            case '.' when Syntax.EqlKeywords.IsDigit(Peek(1)):
                ReadNumber();
                break;
            default:
                if (Syntax.EqlKeywords.IsNameStart(c))
                {
                    ReadName();
                }
                else if (Syntax.EqlKeywords.IsDigit(c))
                {
                    ReadNumber();
                }
                else
                {
                    ReadSymbol(c);
                }

                break;
        }
    }
}
