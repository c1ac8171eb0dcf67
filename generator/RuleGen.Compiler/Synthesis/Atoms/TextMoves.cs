using System.Globalization;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>Texts that stand in an order to another, and texts close to one.</summary>
internal static class TextMoves
{
    private const string Extra = "x";

    /// <summary>Texts in the given order to a constant.</summary>
    public static IEnumerable<SampleValue> InOrder(ComparisonOperator op, string constant)
    {
        IEnumerable<string> texts = op switch
        {
            ComparisonOperator.Equal => [constant],
            ComparisonOperator.Less => [WithoutLast(constant), ""],
            ComparisonOperator.LessOrEqual => [constant, WithoutLast(constant), ""],
            ComparisonOperator.Greater => [constant + Extra, "\U0010FFFF"],
            _ => [constant, constant + Extra, "\U0010FFFF"],
        };
        return texts.Select(SampleValue.Of);
    }

    /// <summary>The text with a character more or less or in the other case, and quite another text.</summary>
    public static IEnumerable<SampleValue> Near(SampleValue value)
    {
        if (value.Kind != FieldValueKind.String)
        {
            return [SampleValue.Of(PlausibleValues.Word)];
        }

        string text = value.Text;
        string[] near = [text + Extra, Extra + text, WithoutLast(text), SwapCase(text), PlausibleValues.Word, PlausibleValues.OtherWord];
        return near.Where(other => other != text).Select(SampleValue.Of);
    }

    // The last character, not the last half of a pair.
    private static string WithoutLast(string text) =>
        text.Length == 0 ? "" : text.Substring(0, text.Length - (text.Length > 1 && char.IsLowSurrogate(text[text.Length - 1]) ? 2 : 1));

    private static string SwapCase(string text) =>
        text.Any(char.IsLower) ? text.ToUpper(CultureInfo.InvariantCulture) : text.ToLower(CultureInfo.InvariantCulture);
}
