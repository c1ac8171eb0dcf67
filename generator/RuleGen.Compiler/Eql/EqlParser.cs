using System.Runtime.CompilerServices;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <summary>
/// Reads EQL, Elasticsearch's dialect, into a syntax tree: recursive descent, one method per construct. Chains of
/// operators are loops, so only nesting uses the stack, and nesting has a limit.
/// </summary>
/// <remarks>
/// Source: Elasticsearch, <c>EqlBase.g4</c>, <c>ExpressionBuilder.java</c> and <c>LogicalPlanBuilder.java</c> under
/// <c>x-pack/plugin/eql/src/main</c>. A method that returns null has reported why.
/// </remarks>
public sealed partial class EqlParser
{
    /// <summary>How deep parentheses, calls, lists, <c>not</c> and signs may nest.</summary>
    public const int MaxNesting = 500;

    private readonly MappedText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<EqlToken> _tokens;
    private int _position;
    private int _nesting;
    private bool _failed;

    private EqlParser(MappedText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        int before = diagnostics.Items.Count;
        _tokens = EqlLexer.Read(source, diagnostics);
        _failed = diagnostics.Items.Count > before;
    }

    private EqlToken Current => _tokens[_position];

    private EqlToken Next => _tokens[Math.Min(_position + 1, _tokens.Count - 1)];

    /// <summary>The query's tree; null when there is a mistake in it, which is then in <paramref name="diagnostics"/>.</summary>
    public static EqlStatement? Parse(MappedText text, DiagnosticBag diagnostics)
    {
        var parser = new EqlParser(text, diagnostics);
        EqlStatement? statement = parser.ParseStatement();
        return parser._failed ? null : statement;
    }

    private bool At(EqlTokenKind kind) => Current.Kind == kind;

    private EqlToken Advance()
    {
        EqlToken token = Current;
        _position = Math.Min(_position + 1, _tokens.Count - 1);
        return token;
    }

    private bool Accept(EqlTokenKind kind)
    {
        if (!At(kind))
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>
    /// Whether a reserved word stands here, in whatever case. To be asked only where a name cannot stand, for
    /// <c>AND</c> is also a fine field name.
    /// </summary>
    private bool AtWord(EqlTokenKind kind) => At(kind) || WordInOtherCase(Current)?.Kind == kind;

    /// <summary>Takes a reserved word; reports one that is not in lower case and takes it too.</summary>
    private bool AcceptWord(EqlTokenKind kind)
    {
        if (!AtWord(kind))
        {
            return false;
        }

        EqlToken token = Advance();
        if (token.Kind != kind && WordInOtherCase(token) is { } word)
        {
            Report(EqlKeywordCase, token.Span, $"keywords are in lower case: write '{word.Text}' instead of '{Written(token)}'");
        }

        return true;
    }

    private static (EqlTokenKind Kind, string Text)? WordInOtherCase(EqlToken token) => token.Kind switch
    {
        EqlTokenKind.Name => EqlLexer.FindWord(token.Text),
        EqlTokenKind.NameTilde => EqlLexer.FindWord(token.Text)?.Kind switch
        {
            EqlTokenKind.In => (EqlTokenKind.InTilde, "in~"),
            EqlTokenKind.Like => (EqlTokenKind.LikeTilde, "like~"),
            EqlTokenKind.Regex => (EqlTokenKind.RegexTilde, "regex~"),
            _ => null,
        },
        _ => null,
    };

    /// <summary>Takes the closing bracket of what <paramref name="open"/> began.</summary>
    private bool Close(EqlToken open, EqlTokenKind kind, string bracket, string expected)
    {
        if (Accept(kind))
        {
            return true;
        }

        if (At(EqlTokenKind.EndOfText))
        {
            Report(EqlMissingBracket, open.Span, $"this '{open.Text}' is never closed; add the missing '{bracket}'");
        }
        else if (!At(EqlTokenKind.Invalid))
        {
            Report(EqlMissingBracket, Current.Span, $"expected {expected} here, found {Describe(Current)}");
        }

        return false;
    }

    private bool EnterNesting(SourceSpan span, int levels = 1)
    {
        _nesting += levels;
        if (_nesting <= MaxNesting && IsStackSufficient())
        {
            return true;
        }

        Report(EqlNestingTooDeep, span, FormattableString.Invariant($"nested too deep; {MaxNesting} levels are the limit, so split the condition"));
        return false;
    }

    /// <summary>
    /// Whether there is stack for another level. All levels together need less than half of what threads are given by
    /// default, but a host may have used most of it or have asked for less.
    /// </summary>
    private static bool IsStackSufficient()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }

    private void LeaveNesting(int levels = 1) => _nesting -= levels;

    private SourceSpan SpanFrom(int start) => SourceSpan.FromBounds(start, _tokens[Math.Max(_position - 1, 0)].Span.End);

    private void Report(RuleDiagnosticDescriptor descriptor, SourceSpan span, string message)
    {
        _failed = true;
        _diagnostics.Report(descriptor, _source, span, message);
    }

    /// <summary>Reports that something else was expected here, unless the lexer has said so already.</summary>
    private void ReportUnexpected(string expected, string advice = "")
    {
        if (!At(EqlTokenKind.Invalid))
        {
            Report(EqlUnexpectedToken, Current.Span, $"expected {expected}, found {Describe(Current)}{(advice.Length == 0 ? "" : "; ")}{advice}");
        }
    }

    private string Written(EqlToken token) => _source.Text.Substring(token.Span.Start, token.Span.Length);

    private string Describe(EqlToken token) =>
        token.Kind == EqlTokenKind.EndOfText ? "the end of the query" : MessageText.Quote(Written(token));
}
