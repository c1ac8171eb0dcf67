using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Kql;

/// <summary>
/// Cuts a query into tokens. Kibana's grammar has no tokens of its own; that it can be cut at all rests on one fact:
/// <c>and</c> and <c>or</c> are keywords only behind an operand, and anywhere else ordinary words.
/// </summary>
/// <remarks>Source: Kibana, <c>kbn-es-query/src/kuery/grammar/grammar.peggy</c>.</remarks>
internal sealed partial class KqlLexer
{
    private readonly MappedText _source;
    private readonly string _text;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<KqlToken> _tokens = [];
    private int _position;
    private bool _failed;

    private KqlLexer(MappedText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _text = source.Text;
        _diagnostics = diagnostics;
    }

    /// <summary>The tokens of a query, the last one <see cref="KqlTokenKind.EndOfText"/>; null when there is a mistake in it, which is reported.</summary>
    public static List<KqlToken>? Read(MappedText source, DiagnosticBag diagnostics)
    {
        var lexer = new KqlLexer(source, diagnostics);
        lexer.ReadAll();
        return lexer._failed ? null : lexer._tokens;
    }

    private bool IsBehindOperand =>
        _tokens.Count > 0 && _tokens[_tokens.Count - 1].Kind is KqlTokenKind.Literal or KqlTokenKind.CloseParenthesis or KqlTokenKind.CloseBrace;

    private void ReadAll()
    {
        int spaces = SkipSpaces();
        while (_position < _text.Length && !_failed)
        {
            ReadToken(spaces > 0);
            spaces = SkipSpaces();
        }

        int end = _tokens.Count == 0 ? 0 : _tokens[_tokens.Count - 1].Span.End;
        _tokens.Add(new KqlToken(KqlTokenKind.EndOfText, new SourceSpan(end, 0)));
    }

    private int SkipSpaces()
    {
        int start = _position;
        while (_position < _text.Length && KqlText.IsSpace(_text[_position]))
        {
            _position++;
        }

        return _position - start;
    }

    private void ReadToken(bool isSpaced)
    {
        switch (_text[_position])
        {
            case '(':
                ReadSymbol(KqlTokenKind.OpenParenthesis);
                break;
            case ')':
                ReadSymbol(KqlTokenKind.CloseParenthesis);
                break;
            case '{':
                ReadSymbol(KqlTokenKind.OpenBrace);
                break;
            case '}':
                ReadSymbol(KqlTokenKind.CloseBrace);
                break;
            case ':':
                ReadSymbol(KqlTokenKind.Colon);
                break;
            case '<':
                ReadRange(KqlTokenKind.Less, KqlTokenKind.LessOrEqual);
                break;
            case '>':
                ReadRange(KqlTokenKind.Greater, KqlTokenKind.GreaterOrEqual);
                break;
            case '"':
                ReadQuoted();
                break;
            default:
                ReadWords(isSpaced);
                break;
        }
    }

    private void ReadWords(bool isSpaced)
    {
        if (IsBehindOperand)
        {
            if (isSpaced && KqlText.IsWordAt(_text, _position, "and"))
            {
                ReadSymbol(KqlTokenKind.And, 3);
                return;
            }

            if (isSpaced && KqlText.IsWordAt(_text, _position, "or"))
            {
                ReadSymbol(KqlTokenKind.Or, 2);
                return;
            }
        }

        if (KqlText.IsWordAt(_text, _position, "not"))
        {
            ReadSymbol(KqlTokenKind.Not, 3);
            return;
        }

        ReadUnquoted();
    }

    private void ReadRange(KqlTokenKind strict, KqlTokenKind orEqual)
    {
        bool isOrEqual = _position + 1 < _text.Length && _text[_position + 1] == '=';
        ReadSymbol(isOrEqual ? orEqual : strict, isOrEqual ? 2 : 1);
    }

    private void ReadSymbol(KqlTokenKind kind, int length = 1)
    {
        _tokens.Add(new KqlToken(kind, new SourceSpan(_position, length)));
        _position += length;
    }

    private void AddLiteral(int start, int end, IEnumerable<string> parts, bool isQuoted)
    {
        SourceSpan span = SourceSpan.FromBounds(start, end);
        _tokens.Add(new KqlToken(KqlTokenKind.Literal, span, new KqlLiteral(parts.ToEquatableArray(), isQuoted) { Span = span }));
    }

    private void Fail(RuleDiagnosticDescriptor descriptor, SourceSpan span, string message)
    {
        _failed = true;
        _diagnostics.Report(descriptor, _source, span, message);
    }
}
