using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

public sealed partial class EqlParser
{
    private EqlStatement? ParseStatement()
    {
        int start = Current.Span.Start;
        if (ParseQuery() is not { } statement || ParsePipes() is not { } pipes)
        {
            return null;
        }

        if (!At(EqlTokenKind.EndOfText))
        {
            ReportRest();
            return null;
        }

        if (statement is EqlSample && pipes.Count > 0)
        {
            Report(EqlSampleRestriction, pipes[0].Span, "a sample takes no pipes; remove this one");
        }

        return statement with { Pipes = pipes.ToEquatableArray(), Span = SpanFrom(start) };
    }

    private EqlStatement? ParseQuery()
    {
        // "SEQUENCE where …" is an event query of a category of that name.
        EqlTokenKind next = WordInOtherCase(Next)?.Kind ?? Next.Kind;
        bool isWord = next is EqlTokenKind.By or EqlTokenKind.With or EqlTokenKind.OpenBracket or EqlTokenKind.MissingBracket;
        if (At(EqlTokenKind.Sequence) || (isWord && AtWord(EqlTokenKind.Sequence)))
        {
            return ParseSequence();
        }

        if (At(EqlTokenKind.Sample) || (isWord && AtWord(EqlTokenKind.Sample)))
        {
            return ParseSample();
        }

        if (At(EqlTokenKind.Join))
        {
            Report(EqlJoinUnsupported, Current.Span, "Elasticsearch does not run 'join'; write a sequence (ordered) or a sample (unordered)");
            return null;
        }

        return ParseEventFilter() is { } filter ? new EqlEventQuery(filter) : null;
    }

    private EqlEventFilter? ParseEventFilter()
    {
        int start = Current.Span.Start;
        EqlToken category = Current;
        if (category.Kind is not (EqlTokenKind.Any or EqlTokenKind.Name or EqlTokenKind.String))
        {
            ReportUnexpected("an event category", "a query begins like 'process where …' or, for every category, 'any where …'");
            return null;
        }

        Advance();
        if (!AcceptWord(EqlTokenKind.Where))
        {
            ReportUnexpected("'where' behind the event category", "a query begins like 'process where …' or, for every category, 'any where …'");
            return null;
        }

        if (ParseExpression() is not { } condition)
        {
            return null;
        }

        var name = new EqlCategory(category.Kind == EqlTokenKind.Any ? null : category.Text) { Span = category.Span };
        return new EqlEventFilter(name, condition) { Span = SpanFrom(start) };
    }

    private List<EqlPipe>? ParsePipes()
    {
        List<EqlPipe> pipes = [];
        while (Accept(EqlTokenKind.Pipe))
        {
            if (ParsePipe() is not { } pipe)
            {
                return null;
            }

            pipes.Add(pipe);
        }

        return pipes;
    }

    private EqlPipe? ParsePipe()
    {
        EqlToken name = Current;
        if (name.Kind != EqlTokenKind.Name)
        {
            ReportUnexpected("'head' or 'tail' behind '|'");
            return null;
        }

        if (name.Text is not ("head" or "tail"))
        {
            Report(EqlUnsupportedPipe, name.Span, $"Elasticsearch has no pipe {MessageText.Quote(name.Text)}; the pipes are 'head n' and 'tail n'");
            return null;
        }

        Advance();
        if (!At(EqlTokenKind.Number) || Current.Number is not { IsInteger: true, Integer: <= int.MaxValue })
        {
            Report(EqlPipeArgument, Current.Span, $"'{name.Text}' takes one whole number, such as '{name.Text} 10'; found {Describe(Current)}");
            return null;
        }

        int count = (int)Advance().Number.Integer;
        return new EqlPipe(name.Text == "head" ? EqlPipeKind.Head : EqlPipeKind.Tail, count) { Span = SpanFrom(name.Span.Start) };
    }

    private void ReportRest()
    {
        switch (Current.Kind)
        {
            case EqlTokenKind.CloseParenthesis or EqlTokenKind.CloseBracket:
                Report(EqlMissingBracket, Current.Span, $"this '{Current.Text}' closes nothing; remove it or add what it should close");
                break;
            default:
                ReportUnexpected("an operator, '|' or the end of the query");
                break;
        }
    }
}
