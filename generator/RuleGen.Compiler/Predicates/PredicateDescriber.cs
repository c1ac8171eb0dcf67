using System.Globalization;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Predicates;

/// <summary>Says in plain English what a predicate asks of an event.</summary>
public static partial class PredicateDescriber
{
    private const int ListLimit = 6;

    /// <summary>An indented outline, one condition a line.</summary>
    public static IReadOnlyList<string> Describe(Predicate predicate)
    {
        var lines = new List<string>();
        if (predicate is And and)
        {
            foreach (Predicate item in and.Items)
            {
                Add(lines, item, 0);
            }
        }
        else
        {
            Add(lines, predicate, 0);
        }

        return lines;
    }

    /// <summary>One condition as one phrase; nested logic is put in parentheses.</summary>
    public static string Phrase(Predicate predicate) => predicate switch
    {
        Always always => always.Value ? "always" : "never",
        And and => "(" + string.Join(" and ", and.Items.Select(Phrase)) + ")",
        Or or => "(" + string.Join(" or ", or.Items.Select(Phrase)) + ")",
        Not not => PhraseNot(not.Item),
        Nested nested => $"one and the same element of {nested.Path} satisfies {Phrase(nested.Item)}",
        WordTest test => $"{Some(test.Field)} has {Phrase(test.Matcher)}",
        Exists exists => $"{exists.Field.Name} has a value",
        StringTest test => $"{Some(test.Field)}{Phrase(test.Matcher)}{(test.IgnoreCase ? " (any case)" : "")}",
        StringOrderTest or NumberTest or VersionTest or RangeTest => $"{Some(((Atom)predicate).Field)} is {PhraseOrder((Atom)predicate)}",
        BooleanTest test => $"{Some(test.Field)} is {(test.Value ? "true" : "false")}",
        IpTest test => $"{Some(test.Field)} is {Phrase(test.Ranges)}",
        DateTest test => $"{Some(test.Field)} is {Phrase(test)}",
        DynamicTest test => $"{Some(test.Field)} is {Compare(test.Operator)}\"{test.Text}\" (compared by the kind of value)",
        NotAfter limit => $"it is not after {Time(limit.Instant)}",
        ComputedTest test => Phrase(test.Condition),
        _ => predicate.ToString(),
    };

    private static void Add(List<string> lines, Predicate predicate, int depth)
    {
        string indent = new(' ', depth * 2);
        switch (predicate)
        {
            case Or or:
                lines.Add(indent + "any of:");
                AddAll(lines, or.Items, depth + 1);
                break;
            case And and:
                lines.Add(indent + "all of:");
                AddAll(lines, and.Items, depth + 1);
                break;
            case Nested nested:
                lines.Add(indent + $"one and the same element of {nested.Path} satisfies:");
                Add(lines, nested.Item, depth + 1);
                break;
            case Not { Item: Or or }:
                lines.Add(indent + "none of:");
                AddAll(lines, or.Items, depth + 1);
                break;
            case Not { Item: And and }:
                lines.Add(indent + "not all of:");
                AddAll(lines, and.Items, depth + 1);
                break;
            default:
                lines.Add(indent + Phrase(predicate));
                break;
        }
    }

    private static void AddAll(List<string> lines, EquatableArray<Predicate> items, int depth)
    {
        foreach (Predicate item in items)
        {
            Add(lines, item, depth);
        }
    }

    private static string PhraseNot(Predicate item) => item switch
    {
        Exists exists => $"{exists.Field.Name} has no value",
        Nested nested => $"no element of {nested.Path} satisfies {Phrase(nested.Item)}",
        WordTest test => $"no {test.Field.Name} has {Phrase(test.Matcher)}",
        StringTest test => $"no {test.Field.Name}{Phrase(test.Matcher)}{(test.IgnoreCase ? " (any case)" : "")}",
        RangeTest test => $"no {test.Field.Name} is {PhraseOrder(test)}",
        BooleanTest test => $"no {test.Field.Name} is {(test.Value ? "true" : "false")}",
        IpTest test => $"no {test.Field.Name} is {Phrase(test.Ranges)}",
        NotAfter limit => $"it is after {Time(limit.Instant)}",
        _ => "not " + Phrase(item),
    };

    private static string PhraseOrder(Atom atom) => atom switch
    {
        StringOrderTest test => $"{Order(test.Operator, "before", "after")} {Quote(test.Value)} in code-point order",
        NumberTest test => $"{Compare(test.Operator)}{PredicatePrinter.Print(test.Value)}",
        VersionTest test => $"version {Compare(test.Operator)}{test.Value}",
        RangeTest test => $"{PhraseOrder(test.Low)} and {PhraseOrder(test.High)}",
        _ => atom.ToString(),
    };

    private static string Phrase(StringMatcher matcher) => matcher switch
    {
        EqualTo equal => $" is {Quote(equal.Text)}",
        OneOf oneOf => $" is {List(oneOf.Texts.Select(Quote))}",
        Prefix prefix => $" begins with {Quote(prefix.Text)}",
        Suffix suffix => $" ends with {Quote(suffix.Text)}",
        Contains contains => $" contains {Quote(contains.Text)}",
        Regex regex => $" matches {List(regex.Patterns.Select(Quote))} as a regular expression",
        Wildcard wildcard => $" is like {Quote(wildcard.Display)}",
        AnyOf anyOf => " " + string.Join(", or ", anyOf.Matchers.Take(ListLimit).Select(item => Phrase(item).TrimStart()))
            + (anyOf.Matchers.Count > ListLimit ? FormattableString.Invariant($", or {anyOf.Matchers.Count - ListLimit} more") : ""),
        _ => " " + matcher,
    };

    private static string Phrase(EquatableArray<IpRange> ranges)
    {
        string[] all = [.. ranges.Select(static range => range.ToString())];
        return all.Length == 1 && ranges[0].IsSingle ? all[0] : "in " + (all.Length == 1 ? all[0] : List(all));
    }

    private static string Phrase(DateTest test)
    {
        string first = test.First.Describe(test.IsNanoseconds);
        string last = test.Last.Describe(test.IsNanoseconds);
        return test.First == DateBound.Least ? $"at or before {last}"
            : test.Last == DateBound.Greatest ? $"at or after {first}"
            : first == last ? $"at {first}"
            : $"from {first} to {last}";
    }

    private static string Phrase(WordMatcher matcher) => matcher switch
    {
        WordPhrase { Words.Count: 1 } word => $"the word {Quote(word.Text)}",
        WordPhrase phrase => $"the words {Quote(phrase.Text)}",
        WordPattern pattern => $"a word like {Quote(pattern.Pattern.Display)}",
        AnyOfWords any => string.Join(" or ", any.Matchers.Take(ListLimit).Select(Phrase))
            + (any.Matchers.Count > ListLimit ? FormattableString.Invariant($" or {any.Matchers.Count - ListLimit} more") : ""),
        _ => matcher.ToString(),
    };

    private static string List(IEnumerable<string> items)
    {
        string[] all = [.. items];
        string shown = string.Join(", ", all.Take(ListLimit));
        return all.Length == 1 ? shown
            : all.Length <= ListLimit
            ? "one of " + shown
            : string.Format(CultureInfo.InvariantCulture, "one of {0} values ({1}, ...)", all.Length, shown);
    }

    // A field that usually brings several values is spoken of as such.
    private static string Some(FieldReference field) => field.IsArray ? "some " + field.Name : field.Name;

    private static string Compare(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => "",
        ComparisonOperator.Less => "less than ",
        ComparisonOperator.LessOrEqual => "at most ",
        ComparisonOperator.Greater => "more than ",
        _ => "at least ",
    };

    private static string Order(ComparisonOperator op, string before, string after) => op switch
    {
        ComparisonOperator.Less => before,
        ComparisonOperator.LessOrEqual => "at or " + before,
        ComparisonOperator.Greater => after,
        _ => "at or " + after,
    };

    private static string Time(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + " UTC";

    private static string Quote(string text) => "\"" + text + "\"";
}
