using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <content>The operators that bind to the operand immediately left: <c>in</c>, <c>:</c>, <c>like</c>, <c>regex</c>.</content>
public sealed partial class EqlParser
{
    private EqlExpression? ParsePredicate()
    {
        int start = Current.Span.Start;
        if (ParsePrimary() is not { } operand)
        {
            return null;
        }

        bool isNegated = AcceptWord(EqlTokenKind.Not);
        bool ignoreCase = AtWord(EqlTokenKind.InTilde);
        if (AcceptWord(EqlTokenKind.In) || AcceptWord(EqlTokenKind.InTilde))
        {
            return ParseList("in") is { } items
                ? new EqlIn(operand, isNegated, ignoreCase, items.ToEquatableArray()) { Span = SpanFrom(start) }
                : null;
        }

        if (isNegated)
        {
            ReportUnexpected("'in' behind 'not'", "other tests are negated in front: write 'not field like \"…\"'");
            return null;
        }

        EqlToken token = Current;
        return AcceptPatternOperator() is { } op ? ParsePatterns(start, operand, op, token) : operand;
    }

    private EqlPatternOperator? AcceptPatternOperator() =>
        Accept(EqlTokenKind.Colon) ? EqlPatternOperator.Colon
        : AcceptWord(EqlTokenKind.Like) ? EqlPatternOperator.Like
        : AcceptWord(EqlTokenKind.LikeTilde) ? EqlPatternOperator.LikeIgnoreCase
        : AcceptWord(EqlTokenKind.Regex) ? EqlPatternOperator.Regex
        : AcceptWord(EqlTokenKind.RegexTilde) ? EqlPatternOperator.RegexIgnoreCase
        : null;

    private List<EqlExpression>? ParseList(string of)
    {
        EqlToken open = Current;
        if (!Accept(EqlTokenKind.OpenParenthesis))
        {
            if (!At(EqlTokenKind.Invalid))
            {
                Report(EqlMissingBracket, open.Span, $"'{of}' needs a list in parentheses, such as ({(At(EqlTokenKind.EndOfText) ? "\"a\", \"b\"" : "…")}).");
            }

            return null;
        }

        if (!EnterNesting(open.Span))
        {
            return null;
        }

        List<EqlExpression> items = [];
        do
        {
            if (ParseExpression() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }
        while (Accept(EqlTokenKind.Comma));

        LeaveNesting();
        return Close(open, EqlTokenKind.CloseParenthesis, ")", "',' or ')'") ? items : null;
    }

    private EqlPatternTest? ParsePatterns(int start, EqlExpression operand, EqlPatternOperator op, EqlToken token)
    {
        EqlToken open = Current;
        bool isList = Accept(EqlTokenKind.OpenParenthesis);
        List<EqlLiteral> patterns = [];
        do
        {
            if (ParseLiteral() is not { } pattern)
            {
                ReportPattern(token);
                return null;
            }

            patterns.Add(pattern);
        }
        while (isList && Accept(EqlTokenKind.Comma));

        return !isList || Close(open, EqlTokenKind.CloseParenthesis, ")", "',' or ')'")
            ? new EqlPatternTest(operand, op, patterns.ToEquatableArray(), isList) { Span = SpanFrom(start) }
            : null;
    }

    private void ReportPattern(EqlToken op)
    {
        if (BeginsOperand(Current.Kind) || At(EqlTokenKind.Minus))
        {
            Report(
                EqlPatternNotConstant,
                Current.Span,
                $"on the right of '{Written(op)}' stands a constant or a list of constants, such as \"*.exe\" or (\"a*\", \"b*\"); found {Describe(Current)}");
        }
        else
        {
            ReportUnexpected($"a constant behind '{Written(op)}'");
        }
    }

    /// <summary>The constant that stands here; null, and nothing reported, when there is none.</summary>
    private EqlLiteral? ParseLiteral()
    {
        EqlToken token = Current;
        EqlLiteral? literal = token.Kind switch
        {
            EqlTokenKind.Null => new EqlNull(),
            EqlTokenKind.True => new EqlBoolean(true),
            EqlTokenKind.False => new EqlBoolean(false),
            EqlTokenKind.Number => new EqlNumber(token.Number),
            EqlTokenKind.String => new EqlString(token.Text),
            _ => null,
        };
        if (literal is null)
        {
            return null;
        }

        Advance();
        return literal with { Span = token.Span };
    }
}
