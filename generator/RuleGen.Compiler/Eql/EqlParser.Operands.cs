using System.Text;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

public sealed partial class EqlParser
{
    private EqlExpression? ParsePrimary()
    {
        switch (Current.Kind)
        {
            case EqlTokenKind.OpenParenthesis:
                return ParseParenthesized();
            case EqlTokenKind.NameTilde:
            case EqlTokenKind.Name when Next.Kind == EqlTokenKind.OpenParenthesis:
                return ParseCall();
            case EqlTokenKind.Name when Next.Kind == EqlTokenKind.Of:
                Report(EqlLineageUnsupported, Current.Span.Through(Next.Span), "Elasticsearch does not run 'child of', 'descendant of' and 'event of'; write a sequence that joins the events by a field");
                return null;
            case EqlTokenKind.Name or EqlTokenKind.QuotedName or EqlTokenKind.QuestionMark:
                return ParseField();
            default:
                if (ParseLiteral() is { } literal)
                {
                    return literal;
                }

                ReportUnexpected("a field, a constant or a function", OperandAdvice());
                return null;
        }
    }

    private string OperandAdvice() =>
        At(EqlTokenKind.Not) ? "put parentheses around the negated condition: '(not …)'"
        : EqlKeywords.IsReserved(Current.Text) && Current.Kind != EqlTokenKind.String ? $"a field of that name stands between back-ticks: `{Current.Text}`"
        : "";

    private EqlParenthesized? ParseParenthesized()
    {
        EqlToken open = Advance();
        if (!EnterNesting(open.Span) || ParseExpression() is not { } inner)
        {
            return null;
        }

        LeaveNesting();
        return Close(open, EqlTokenKind.CloseParenthesis, ")", "an operator or ')'")
            ? new EqlParenthesized(inner) { Span = SpanFrom(open.Span.Start) }
            : null;
    }

    private EqlCall? ParseCall()
    {
        EqlToken name = Advance();
        if (!At(EqlTokenKind.OpenParenthesis))
        {
            ReportUnexpected($"'(' behind '{name.Text}~'", "a name with '~' is the case-insensitive form of a function");
            return null;
        }

        List<EqlExpression>? arguments = [];
        if (Next.Kind == EqlTokenKind.CloseParenthesis)
        {
            Advance();
            Advance();
        }
        else
        {
            arguments = ParseList(name.Text);
        }

        return arguments is null
            ? null
            : new EqlCall(name.Text, name.Kind == EqlTokenKind.NameTilde, arguments.ToEquatableArray())
            {
                Span = SpanFrom(name.Span.Start),
                NameSpan = name.Span,
            };
    }

    private EqlField? ParseField()
    {
        int start = Current.Span.Start;
        bool isOptional = Accept(EqlTokenKind.QuestionMark);
        if (Current.Kind is not (EqlTokenKind.Name or EqlTokenKind.QuotedName))
        {
            ReportUnexpected("a field name behind '?'");
            return null;
        }

        var name = new StringBuilder(Advance().Text);
        while (Accept(EqlTokenKind.Dot))
        {
            if (Current.Kind is not (EqlTokenKind.Name or EqlTokenKind.QuotedName))
            {
                ReportUnexpected("a name behind '.'", OperandAdvice());
                return null;
            }

            name.Append('.').Append(Advance().Text);
        }

        if (At(EqlTokenKind.OpenBracket) && Next.Kind == EqlTokenKind.Number)
        {
            SourceSpan index = Current.Span.Through(Next.Span);
            Report(EqlArrayIndex, index, "elements of an array cannot be picked by position; a test of the field already asks whether any element passes");
            return null;
        }

        return new EqlField(name.ToString(), isOptional) { Span = SpanFrom(start) };
    }
}
