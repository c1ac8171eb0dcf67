using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

public sealed partial class EqlParser
{
    private const int MaxRuns = 100;

    private EqlSequence? ParseSequence()
    {
        EqlToken word = Current;
        AcceptWord(EqlTokenKind.Sequence);
        if (ParseKeys() is not { } keys)
        {
            return null;
        }

        EqlTimeSpan? maxSpan = null;
        if (AcceptWord(EqlTokenKind.With))
        {
            maxSpan = ParseMaxSpan();
            if (maxSpan is null)
            {
                return null;
            }
        }

        if (AtWord(EqlTokenKind.By))
        {
            Report(EqlClauseOrder, Current.Span, "'by' stands before 'with maxspan': sequence by keys with maxspan=…");
            return null;
        }

        List<EqlSequenceItem> items = [];
        while (items.Count == 0 || Current.Kind is EqlTokenKind.OpenBracket or EqlTokenKind.MissingBracket)
        {
            if (ParseSequenceItem() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        EqlUntil? until = null;
        if (AtWord(EqlTokenKind.Until) && (until = ParseUntil()) is null)
        {
            return null;
        }

        var sequence = new EqlSequence(keys.ToEquatableArray(), maxSpan, items.ToEquatableArray(), until);
        CheckSequence(word.Span, sequence);
        return sequence;
    }

    private EqlSequenceItem? ParseSequenceItem()
    {
        int start = Current.Span.Start;
        bool isMissing = At(EqlTokenKind.MissingBracket);
        if (ParseBracketed() is not { } filter || !CheckNoFork() || ParseKeys() is not { } keys)
        {
            return null;
        }

        int runs = 1;
        if (AtWord(EqlTokenKind.With) && !TryParseRuns(out runs))
        {
            return null;
        }

        return new EqlSequenceItem(filter, isMissing, keys.ToEquatableArray(), runs) { Span = SpanFrom(start) };
    }

    // Upstream's grammar has the word between an event and its keys.
    private bool CheckNoFork()
    {
        if (!At(EqlTokenKind.Name) || Current.Text != "fork")
        {
            return true;
        }

        Report(EqlForkUnsupported, Current.Span, "Elasticsearch does not support 'fork' in a sequence; remove it");
        return false;
    }

    private EqlUntil? ParseUntil()
    {
        int start = Current.Span.Start;
        AcceptWord(EqlTokenKind.Until);
        if (At(EqlTokenKind.MissingBracket))
        {
            ReportUnexpected("'[' behind 'until'");
            return null;
        }

        return ParseBracketed() is { } filter && ParseKeys() is { } keys
            ? new EqlUntil(filter, keys.ToEquatableArray()) { Span = SpanFrom(start) }
            : null;
    }

    private EqlEventFilter? ParseBracketed()
    {
        EqlToken open = Current;
        if (!Accept(EqlTokenKind.OpenBracket) && !Accept(EqlTokenKind.MissingBracket))
        {
            ReportUnexpected("'[' and an event, such as [process where true]");
            return null;
        }

        return ParseEventFilter() is { } filter && Close(open, EqlTokenKind.CloseBracket, "]", "an operator or ']'") ? filter : null;
    }

    /// <summary>The keys behind <c>by</c>; an empty list when there is no <c>by</c>.</summary>
    private List<EqlField>? ParseKeys()
    {
        List<EqlField> keys = [];
        if (!AcceptWord(EqlTokenKind.By))
        {
            return keys;
        }

        do
        {
            if (Current.Kind is not (EqlTokenKind.Name or EqlTokenKind.QuotedName or EqlTokenKind.QuestionMark) || Next.Kind == EqlTokenKind.OpenParenthesis)
            {
                Report(EqlKeyNotField, Current.Span, $"a join key is a field; found {Describe(Current)}");
                return null;
            }

            if (ParseField() is not { } key)
            {
                return null;
            }

            keys.Add(key);
        }
        while (Accept(EqlTokenKind.Comma));

        if (Current.Kind is EqlTokenKind.Plus or EqlTokenKind.Minus or EqlTokenKind.Star or EqlTokenKind.Slash or EqlTokenKind.Percent)
        {
            Report(EqlKeyNotField, Current.Span, "a join key is a field by itself, not a calculation");
            return null;
        }

        return keys;
    }

    private EqlTimeSpan? ParseMaxSpan()
    {
        if (!AcceptWord(EqlTokenKind.MaxSpan) || !Accept(EqlTokenKind.Assign))
        {
            ReportUnexpected("'maxspan=' behind 'with'", "write it like 'with maxspan=5m'");
            return null;
        }

        EqlToken amount = Current;
        if (amount.Kind != EqlTokenKind.Number || amount.Number is not { IsInteger: true, Integer: > 0 })
        {
            Report(EqlMaxSpan, amount.Span, $"maxspan is a whole number above zero with a unit, such as 5m; found {Describe(amount)}");
            return null;
        }

        Advance();
        if (!At(EqlTokenKind.Name))
        {
            Report(EqlMaxSpan, amount.Span, "maxspan needs a unit; write it like 5s, 5m, 5h, 5d or 500ms");
            return null;
        }

        EqlToken unit = Advance();
        if (FindUnit(unit.Text) is not { } found)
        {
            Report(EqlMaxSpan, unit.Span, $"{MessageText.Quote(unit.Text)} is no unit of time; the units are ms, s, m, h and d");
            return null;
        }

        return new EqlTimeSpan(amount.Number.Integer, found) { Span = SpanFrom(amount.Span.Start) };
    }

    private static EqlTimeUnit? FindUnit(string text) => text switch
    {
        "ms" => EqlTimeUnit.Milliseconds,
        "s" => EqlTimeUnit.Seconds,
        "m" => EqlTimeUnit.Minutes,
        "h" => EqlTimeUnit.Hours,
        "d" => EqlTimeUnit.Days,
        _ => null,
    };

    private bool TryParseRuns(out int runs)
    {
        runs = 1;
        AcceptWord(EqlTokenKind.With);
        if (At(EqlTokenKind.MaxSpan))
        {
            Report(EqlClauseOrder, Current.Span, "'with maxspan' belongs to the whole sequence: it stands before the first item");
            return false;
        }

        if (!At(EqlTokenKind.Name) || Current.Text != "runs" || Next.Kind != EqlTokenKind.Assign)
        {
            ReportUnexpected("'runs=' behind 'with'", "write it like 'with runs=3'");
            return false;
        }

        Advance();
        Advance();
        EqlToken count = Current;
        if (count.Kind != EqlTokenKind.Number || count.Number is not { IsInteger: true, Integer: >= 1 and <= MaxRuns })
        {
            Report(EqlRuns, count.Span, FormattableString.Invariant($"runs is a whole number from 1 to {MaxRuns}; found {Describe(count)}"));
            return false;
        }

        runs = (int)Advance().Number.Integer;
        if (AtWord(EqlTokenKind.By))
        {
            Report(EqlClauseOrder, Current.Span, "'by' stands before 'with runs': [event] by keys with runs=…");
            return false;
        }

        return true;
    }
}
