using System.Globalization;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.RegularExpressions;

/// <content>How often: <c>?</c>, <c>*</c>, <c>+</c>, <c>{n}</c>, <c>{n,}</c>, <c>{n,m}</c>; and intervals of numbers.</content>
internal sealed partial class LuceneRegexParser
{
    private RegexNode? ParseRepetition()
    {
        RegexNode? item = ParseComplement();
        while (item is not null && More)
        {
            int start = _position;
            if (Match('?'))
            {
                item = Repeat(item, 0, 1);
            }
            else if (Match('*'))
            {
                item = Repeat(item, 0, RegexNode.Unlimited);
            }
            else if (Match('+'))
            {
                item = Repeat(item, 1, RegexNode.Unlimited);
            }
            else if (Match('{'))
            {
                item = ParseCounted(item, start);
            }
            else
            {
                break;
            }
        }

        return item;
    }

    private RegexNode? ParseCounted(RegexNode item, int start)
    {
        int? least = ParseNumber();
        int? most = least;
        if (Match(','))
        {
            most = More && Peek == '}' ? RegexNode.Unlimited : ParseNumber();
        }

        if (least is null || most is null || !Match('}'))
        {
            _position = Math.Min(_position + 1, _text.Length);
            return Fail(
                RegexWrongRepetition,
                SourceSpan.FromBounds(start, _position),
                "a repetition is {n}, {n,} or {n,m} with whole numbers; write {0,m} for up to m times, and \\{ for the character");
        }

        return least > most
            ? Fail(RegexWrongRepetition, SourceSpan.FromBounds(start, _position), FormattableString.Invariant($"this repetition has its bounds in the wrong order; write {{{most},{least}}}"))
            : Repeat(item, least.Value, most.Value);
    }

    /// <summary>Lucene's repetition of what accepts nothing accepts nothing, unless it has a limit.</summary>
    private static RegexNode Repeat(RegexNode item, int least, int most)
    {
        if (item.Equals(RegexNode.Nothing) && most == RegexNode.Unlimited)
        {
            return item;
        }

        // 'a*?' and the like are no lazy forms: the second operator repeats the repetition.
        return item is RegexRepetition { Least: 0, Most: RegexNode.Unlimited } && most > 0 ? item : new RegexRepetition(item, least, most);
    }

    /// <summary>A whole number of 31 bits; null when there is none.</summary>
    private int? ParseNumber()
    {
        int start = _position;
        while (More && Peek is >= '0' and <= '9')
        {
            _position++;
        }

        return int.TryParse(_text.Substring(start, _position - start), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    private RegexNode? ParseInterval(int start)
    {
        int end = _text.IndexOf('>', _position);
        if (end < 0)
        {
            return Fail(RegexUnclosed, new SourceSpan(start, 1), "'<' begins an interval of numbers such as <1-99>, and there is no '>'; write \\< for the character");
        }

        int first = _position;
        int? low = ParseNumber();
        int digits = _position - first;
        int? high = Match('-') ? ParseNumber() : null;
        if (low is null || high is null || _position != end)
        {
            return Fail(
                RegexWrongInterval,
                SourceSpan.FromBounds(start, end + 1),
                "between '<' and '>' stands an interval of whole numbers such as <1-99>; write \\< for the character");
        }

        bool isPadded = digits == end - first - digits - 1;
        _position++;
        return DecimalInterval.Create(Math.Min(low.Value, high.Value), Math.Max(low.Value, high.Value), isPadded ? digits : 0);
    }
}
