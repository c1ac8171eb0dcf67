using System.Globalization;
using System.Text;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Predicates;

/// <summary>Writes a predicate as one line of text: for tests, the content hash and people who read a plan.</summary>
public static partial class PredicatePrinter
{
    /// <summary>The predicate's text; equal predicates have equal texts and different ones different texts.</summary>
    public static string Print(Predicate predicate)
    {
        var text = new StringBuilder();
        Write(text, predicate, nested: false);
        return text.ToString();
    }

    /// <summary>The text of a comparison operator.</summary>
    public static string Symbol(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => "==",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };

    /// <summary>The text of a number constant.</summary>
    public static string Print(NumberConstant number) =>
        number.IsInteger ? number.Integer.ToString(CultureInfo.InvariantCulture)
        : number.Unsigned != 0 ? number.Unsigned.ToString(CultureInfo.InvariantCulture)
        : number.Float.ToString("R", CultureInfo.InvariantCulture);

    private static void Write(StringBuilder text, Predicate predicate, bool nested)
    {
        switch (predicate)
        {
            case Always always:
                text.Append(always.Value ? "true" : "false");
                break;
            case And and:
                WriteJoined(text, and.Items, " and ", nested, "true");
                break;
            case Or or:
                WriteJoined(text, or.Items, " or ", nested, "false");
                break;
            case Not not:
                text.Append("not ");
                Write(text, not.Item, nested: true);
                break;
            case Exists exists:
                text.Append("exists(").Append(exists.Field.Name).Append(')');
                break;
            case StringTest test:
                text.Append(test.Field.Name).Append(' ').Append(test.IgnoreCase ? "~" : "").Append("is ");
                Write(text, test.Matcher);
                break;
            case StringOrderTest test:
                text.Append(test.Field.Name).Append(' ').Append(Symbol(test.Operator)).Append(' ').Append(Quote(test.Value));
                break;
            case NumberTest test:
                text.Append(test.Field.Name).Append(' ').Append(Symbol(test.Operator)).Append(' ').Append(Print(test.Value));
                break;
            case RangeTest test:
                text.Append("one value: (");
                Write(text, test.Low, nested: false);
                text.Append(" and ");
                Write(text, test.High, nested: false);
                text.Append(')');
                break;
            case WordTest test:
                text.Append(test.Field.Name).Append(" has ");
                Write(text, test.Matcher);
                break;
            case Nested group:
                text.Append("some ").Append(group.Path).Append(" { ");
                Write(text, group.Item, nested: false);
                text.Append(" }");
                break;
            case BooleanTest test:
                text.Append(test.Field.Name).Append(" == ").Append(test.Value ? "true" : "false");
                break;
            case IpTest test:
                text.Append(test.Field.Name).Append(" in (").Append(string.Join(", ", test.Ranges)).Append(')');
                break;
            case DateTest test:
                text.Append(test.Field.Name).Append(" in time (").Append(Print(test.First)).Append(", ").Append(Print(test.Last)).Append(')')
                    .Append(test.IsNanoseconds ? " ns" : "").Append(test.Field.Format is { } format ? " as " + Quote(format) : "");
                break;
            case VersionTest test:
                text.Append("version(").Append(test.Field.Name).Append(") ").Append(Symbol(test.Operator)).Append(' ').Append(Quote(test.Value));
                break;
            case DynamicTest test:
                text.Append("dynamic(").Append(test.Field.Name).Append(") ").Append(Symbol(test.Operator)).Append(' ').Append(Quote(test.Text));
                if (test.Number is { } number)
                {
                    text.Append(" or ").Append(Print(number));
                }

                break;
            case NotAfter limit:
                text.Append("now <= ").Append(limit.Instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            case ComputedTest test:
                text.Append("some ");
                Write(text, test.Condition);
                break;
            default:
                throw new InvalidOperationException($"No text for {predicate.GetType().Name}.");
        }
    }

    private static string Print(DateBound bound) => bound switch
    {
        { Steps: { } steps } => "now" + steps + (bound.RoundUp ? " up" : "") + (bound.Units == 0 ? "" : FormattableString.Invariant($" {bound.Units:+0;-0}")),
        { Units: long.MinValue or long.MaxValue } => "..",
        _ => bound.Units.ToString(CultureInfo.InvariantCulture),
    };

    private static void WriteJoined(StringBuilder text, EquatableArray<Predicate> items, string separator, bool nested, string whenEmpty)
    {
        if (items.Count == 0)
        {
            text.Append(whenEmpty);
            return;
        }

        if (nested)
        {
            text.Append('(');
        }

        for (int i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : separator);
            Write(text, items[i], nested: true);
        }

        if (nested)
        {
            text.Append(')');
        }
    }

    private static void Write(StringBuilder text, StringMatcher matcher)
    {
        switch (matcher)
        {
            case EqualTo equal:
                text.Append(Quote(equal.Text));
                break;
            case OneOf oneOf:
                text.Append("one of (").Append(string.Join(", ", oneOf.Texts.Select(Quote))).Append(')');
                break;
            case Prefix prefix:
                text.Append("prefix ").Append(Quote(prefix.Text));
                break;
            case Suffix suffix:
                text.Append("suffix ").Append(Quote(suffix.Text));
                break;
            case Contains contains:
                text.Append("contains ").Append(Quote(contains.Text));
                break;
            case Wildcard wildcard:
                text.Append("wildcard ").Append(Quote(wildcard.Pattern));
                if (!wildcard.HasUsualSigns)
                {
                    text.Append(" with ").Append(Quote($"{wildcard.Any}{wildcard.One}"));
                }

                break;
            case Regex regex:
                text.Append("regex (").Append(string.Join(", ", regex.Patterns.Select(Quote))).Append(')');
                break;
            case AnyOf anyOf:
                text.Append("any of (");
                for (int i = 0; i < anyOf.Matchers.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Write(text, anyOf.Matchers[i]);
                }

                text.Append(')');
                break;
            default:
                throw new InvalidOperationException($"No text for {matcher.GetType().Name}.");
        }
    }

    private static void Write(StringBuilder text, WordMatcher matcher)
    {
        switch (matcher)
        {
            case WordPhrase phrase:
                text.Append("words ").Append(Quote(phrase.Text));
                break;
            case WordPattern pattern:
                text.Append("word ");
                Write(text, pattern.Pattern);
                break;
            case AnyOfWords any:
                text.Append("any of (");
                for (int i = 0; i < any.Matchers.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Write(text, any.Matchers[i]);
                }

                text.Append(')');
                break;
            default:
                throw new InvalidOperationException($"No text for {matcher.GetType().Name}.");
        }
    }

    internal static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
