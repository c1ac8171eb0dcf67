using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Explanation;

/// <summary>Says in plain English what a test saw. Everything is on one line; control characters of the event are written as escapes.</summary>
public static class ExplanationPhrases
{
    // An argument list may have thousands of values; a few show what they are like.
    private const int MostValues = 4;
    private const int LongestValue = 80;
    private const int LongestTest = 240;

    /// <summary>What a test asks, or with <paramref name="wanted"/> false its opposite.</summary>
    public static string Test(Predicate test, bool wanted = true)
    {
        Predicate asked = wanted ? test : test is Not not ? not.Item : new Not(test);
        return MessageText.Inline(PredicateDescriber.Phrase(asked), LongestTest);
    }

    /// <summary>What a test saw: values that pass it with the entry of the list that lets them, else those that do not; what was computed.</summary>
    public static string Seen(ExplainedNode test) => test.Predicate switch
    {
        ComputedTest computed => Computed(computed, test),
        Nested nested => $"{nested.Path} has no element",
        Atom when test.Values.Count == 0 => "no value",
        Atom atom => Values(atom, test.Values),
        _ => "",
    };

    /// <summary>A value as it stands in the event: a string in quotes, anything else as written.</summary>
    public static string Value(SeenValue value) =>
        value.Kind == FieldValueKind.String ? Quote(value.Text) : MessageText.Inline(value.Text, LongestValue);

    /// <summary>A value as it was computed.</summary>
    public static string Value(ComputedConstant value) =>
        value is TextConstant text ? Quote(text.Value) : MessageText.Inline(PredicatePrinter.Print(value), LongestValue);

    private static string Computed(ComputedTest test, ExplainedNode node)
    {
        IEnumerable<string> fields = ComputedExpressions.FieldValues(test.Condition)
            .Select(static value => value.Field.Name)
            .Distinct()
            .Select(field => $"{field} is {Listed([.. node.Values.Where(value => value.Field == field)])}");

        // The whole is the test's answer and has a mark of its own.
        IEnumerable<string> parts = node.Computed.Skip(1).Select(static part => $"{PredicateDescriber.Phrase(part.Expression)} is {Value(part.Value)}");
        return string.Join("; ", fields.Concat(parts));
    }

    private static string Values(Atom atom, EquatableArray<SeenValue> values)
    {
        SeenValue[] passed = [.. values.Where(static value => value.PassedBy is not null)];
        return passed.Length == 0 || atom is Exists ? Listed([.. values])
            : Join(passed.Select(value => value.PassedBy!.Equals(atom) ? Value(value) : $"{Value(value)}{By(value.PassedBy)}"), passed.Length);
    }

    // "process.name is like "nc*"" said of a value leaves the field out.
    private static string By(Predicate alternative)
    {
        string phrase = PredicateDescriber.Phrase(alternative);
        string field = ((Atom)alternative).Field.Name;
        return MessageText.Inline(phrase.Substring(phrase.IndexOf(field, StringComparison.Ordinal) + field.Length), LongestTest);
    }

    private static string Listed(IReadOnlyCollection<SeenValue> values) =>
        values.Count == 0 ? "no value" : Join(values.Select(Value), values.Count);

    private static string Join(IEnumerable<string> items, int count) =>
        string.Join(", ", items.Take(MostValues)) + (count > MostValues ? FormattableString.Invariant($" and {count - MostValues} more") : "");

    private static string Quote(string text) => $"\"{MessageText.Inline(text, LongestValue)}\"";
}
