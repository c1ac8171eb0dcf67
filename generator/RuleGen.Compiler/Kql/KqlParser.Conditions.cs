using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Kql;

/// <content>Connectives, which conditions and lists of values have in common, and what stands between them.</content>
public sealed partial class KqlParser
{
    private KqlExpression? ParseOr(bool isList) => ParseChain(KqlTokenKind.Or, isList);

    private KqlExpression? ParseOperand(KqlTokenKind of, bool isList) =>
        of == KqlTokenKind.Or ? ParseChain(KqlTokenKind.And, isList) : ParseNot(isList);

    private KqlExpression? ParseChain(KqlTokenKind word, bool isList)
    {
        if (ParseOperand(word, isList) is not { } first)
        {
            return null;
        }

        if (!At(word))
        {
            return first;
        }

        var operands = new List<KqlExpression> { first };
        while (At(word))
        {
            Advance();
            if (ParseOperand(word, isList) is not { } next)
            {
                return null;
            }

            operands.Add(next);
        }

        return new KqlLogical(word == KqlTokenKind.And, operands.ToEquatableArray()) { Span = SpanFrom(first.Span.Start) };
    }

    private KqlExpression? ParseNot(bool isList)
    {
        if (!At(KqlTokenKind.Not))
        {
            return ParseSingle(isList);
        }

        KqlToken not = Advance();
        if (At(KqlTokenKind.Not))
        {
            Report(KqlRepeatedNot, Current.Span, "a second 'not' needs parentheses: not (not …)");
            return null;
        }

        return ParseSingle(isList) is { } operand ? new KqlNot(operand) { Span = SpanFrom(not.Span.Start) } : null;
    }

    private KqlExpression? ParseSingle(bool isList)
    {
        if (At(KqlTokenKind.OpenParenthesis))
        {
            return ParseParenthesized(isList);
        }

        if (!At(KqlTokenKind.Literal))
        {
            ReportUnexpected(KqlUnexpectedText, isList ? "a value" : "a condition such as field: value");
            return null;
        }

        KqlLiteral literal = Advance().Literal!;
        return isList ? literal : ParseBehindName(literal);
    }

    private KqlParenthesized? ParseParenthesized(bool isList)
    {
        KqlToken open = Advance();
        if (!EnterNesting(open.Span) || ParseOr(isList) is not { } inner || !Close(open, KqlTokenKind.CloseParenthesis, ")"))
        {
            return null;
        }

        LeaveNesting();
        return new KqlParenthesized(inner) { Span = SpanFrom(open.Span.Start) };
    }

    private KqlExpression? ParseBehindName(KqlLiteral name)
    {
        ComparisonOperator? range = Current.Kind switch
        {
            KqlTokenKind.Less => ComparisonOperator.Less,
            KqlTokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
            KqlTokenKind.Greater => ComparisonOperator.Greater,
            KqlTokenKind.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
            _ => null,
        };
        if (range is { } op)
        {
            string written = Written(Advance());
            if (!At(KqlTokenKind.Literal))
            {
                ReportUnexpected(KqlMissingValue, $"a value behind '{written}'");
                return null;
            }

            return new KqlRangeTest(name, op, Advance().Literal!) { Span = SpanFrom(name.Span.Start) };
        }

        if (!At(KqlTokenKind.Colon))
        {
            return name;
        }

        Advance();
        return At(KqlTokenKind.OpenBrace) ? ParseNested(name) : ParseValues(name);
    }

    private KqlFieldTest? ParseValues(KqlLiteral field)
    {
        KqlExpression? values = null;
        switch (Current.Kind)
        {
            case KqlTokenKind.OpenParenthesis:
                values = ParseParenthesized(isList: true);
                break;
            case KqlTokenKind.Literal:
                values = Advance().Literal;
                break;
            case KqlTokenKind.Not:
                Report(KqlMissingValue, Current.Span, "'not' stands before the field, or inside a list in parentheses: not field: value, field: (a and not b)");
                break;
            default:
                ReportUnexpected(KqlMissingValue, "a value behind ':'; '*' asks for any");
                break;
        }

        return values is null ? null : new KqlFieldTest(field, values) { Span = SpanFrom(field.Span.Start) };
    }

    private KqlNested? ParseNested(KqlLiteral path)
    {
        KqlToken open = Advance();
        if (!EnterNesting(open.Span) || ParseOr(isList: false) is not { } inner || !Close(open, KqlTokenKind.CloseBrace, "}"))
        {
            return null;
        }

        LeaveNesting();
        return new KqlNested(path, inner) { Span = SpanFrom(path.Span.Start) };
    }

    private bool Close(KqlToken open, KqlTokenKind kind, string bracket)
    {
        if (At(kind))
        {
            Advance();
            return true;
        }

        if (At(KqlTokenKind.EndOfText))
        {
            Report(KqlMissingBracket, open.Span, $"this '{Written(open)}' is never closed; add the missing '{bracket}'");
        }
        else
        {
            ReportUnjoined();
        }

        return false;
    }

    /// <summary>Something stands behind an operand without a word that joins the two.</summary>
    private void ReportUnjoined()
    {
        KqlToken before = _tokens[Math.Max(_position - 1, 0)];
        bool isJoined = before.Span.End == Current.Span.Start;
        switch (Current.Kind)
        {
            case KqlTokenKind.CloseParenthesis or KqlTokenKind.CloseBrace:
                Report(KqlMissingBracket, Current.Span, $"nothing is open here that '{Written(Current)}' could close; remove it, or add the opening bracket");
                break;
            case KqlTokenKind.Not:
                Report(KqlUnexpectedText, Current.Span, "'not' and a blank end a value even inside a word; put the value into double quotes, or join two conditions with 'and' or 'or'");
                break;
            case KqlTokenKind.OpenParenthesis when before is { Kind: KqlTokenKind.Literal, Literal.IsQuoted: false } && EndsWithKeyword(before.Literal.Text) is { } word:
                Report(KqlKeywordNeedsBlanks, new SourceSpan(before.Span.End - word.Length, word.Length), $"'{word}' is a keyword only with blanks around it; put one before the parenthesis");
                break;
            case KqlTokenKind.Literal when Current.Literal is { IsQuoted: false } literal && BeginsWithKeyword(literal.Text) is { } word:
                Report(KqlKeywordNeedsBlanks, new SourceSpan(Current.Span.Start, word.Length), $"'{word}' is a keyword only with blanks around it");
                break;
            case KqlTokenKind.Literal or KqlTokenKind.OpenParenthesis or KqlTokenKind.OpenBrace:
                string advice = isJoined ? "; a value with quotes or brackets inside goes into double quotes as a whole" : "";
                Report(KqlUnexpectedText, Current.Span, $"expected 'and' or 'or' before {Describe(Current)}{advice}");
                break;
            default:
                Report(KqlUnexpectedText, Current.Span, $"{Describe(Current)} cannot stand here; a ':', '<' or '>' inside a value is written with a backslash, or the value goes into double quotes");
                break;
        }
    }

    private static string? EndsWithKeyword(string text) =>
        Array.Find(["and", "or", "not"], word => text.Equals(word, StringComparison.OrdinalIgnoreCase) || text.EndsWith(" " + word, StringComparison.OrdinalIgnoreCase));

    private static string? BeginsWithKeyword(string text) =>
        Array.Find(["and", "or"], word => KqlText.IsWord(text + " ", 0, word) && KqlText.IsSpace((text + " ")[word.Length]));
}
