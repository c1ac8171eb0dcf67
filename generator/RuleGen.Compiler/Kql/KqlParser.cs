using System.Runtime.CompilerServices;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Kql;

/// <summary>
/// Reads KQL, Kibana's query language, into a syntax tree: recursive descent, one method per construct. Chains of
/// operands are loops, so only nesting uses the stack, and nesting has a limit.
/// </summary>
/// <remarks>
/// Source: Kibana, <c>kbn-es-query/src/kuery/grammar/grammar.peggy</c>. The first mistake ends the reading: behind it
/// Kibana's grammar, in which nearly every text is a value, would only guess. A method that returns null has reported why.
/// </remarks>
public sealed partial class KqlParser
{
    /// <summary>How deep parentheses, lists, <c>not</c> and nested groups may nest.</summary>
    public const int MaxNesting = 500;

    private readonly MappedText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<KqlToken> _tokens;
    private int _position;
    private int _nesting;

    private KqlParser(MappedText source, List<KqlToken> tokens, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        _tokens = tokens;
    }

    private KqlToken Current => _tokens[_position];

    /// <summary>The query's tree; null when there is a mistake in it, which is then in <paramref name="diagnostics"/>.</summary>
    public static KqlQuery? Parse(MappedText text, DiagnosticBag diagnostics) =>
        KqlLexer.Read(text, diagnostics) is { } tokens ? new KqlParser(text, tokens, diagnostics).ParseQuery() : null;

    private KqlQuery? ParseQuery()
    {
        if (At(KqlTokenKind.EndOfText))
        {
            return new KqlQuery(null);
        }

        if (ParseOr(isList: false) is not { } condition)
        {
            return null;
        }

        if (!At(KqlTokenKind.EndOfText))
        {
            ReportUnjoined();
            return null;
        }

        return new KqlQuery(condition) { Span = condition.Span };
    }

    private bool At(KqlTokenKind kind) => Current.Kind == kind;

    private KqlToken Advance()
    {
        KqlToken token = Current;
        _position = Math.Min(_position + 1, _tokens.Count - 1);
        return token;
    }

    private bool EnterNesting(SourceSpan span)
    {
        if (++_nesting <= MaxNesting && IsStackSufficient())
        {
            return true;
        }

        Report(KqlNestingTooDeep, span, FormattableString.Invariant($"nested too deep; {MaxNesting} levels are the limit, so split the condition"));
        return false;
    }

    private void LeaveNesting() => _nesting--;

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

    private SourceSpan SpanFrom(int start) => SourceSpan.FromBounds(start, _tokens[Math.Max(_position - 1, 0)].Span.End);

    private void Report(RuleDiagnosticDescriptor descriptor, SourceSpan span, string message) =>
        _diagnostics.Report(descriptor, _source, span, message);

    /// <summary>Reports that something else was expected here.</summary>
    private void ReportUnexpected(RuleDiagnosticDescriptor descriptor, string expected) =>
        Report(descriptor, Current.Span, $"expected {expected}, found {Describe(Current)}");

    private string Written(KqlToken token) => _source.Text.Substring(token.Span.Start, token.Span.Length);

    private string Describe(KqlToken token) =>
        token.Kind == KqlTokenKind.EndOfText ? "the end of the query" : MessageText.Quote(Written(token));
}
