using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleTests;

/// <summary>Says what a rule about single events did with the events of a case instead of what the case expects.</summary>
internal static class RuleTestFailure
{
    private const int MostTests = 3;

    /// <summary>What is wrong, in one line that goes on after the case's expectation; null: nothing.</summary>
    public static string? Describe(RuleTestExpectation expectation, IReadOnlyList<(RuleTestEvent Event, ExplainedCondition Answer)> answers)
    {
        int alerts = answers.Count(static answer => answer.Answer.Holds);
        if (expectation.Count is { } count)
        {
            return alerts == count ? null : FormattableString.Invariant($" and gives {alerts}") + Alerting(answers);
        }

        bool wanted = expectation.Every;
        (RuleTestEvent Event, ExplainedCondition Answer)[] wrong = [.. answers.Where(answer => answer.Answer.Holds != wanted)];
        if (wrong.Length == 0)
        {
            return null;
        }

        (RuleTestEvent e, ExplainedCondition first) = wrong[0];
        string label = e.Label is null ? "" : $" with {e.Label}";
        string others = wrong.Length == 1 ? "" : FormattableString.Invariant($"; likewise {wrong.Length - 1} more of its {answers.Count} events");
        return wanted
            ? $" and does not{label}: {Missing(first)}{others}"
            : $" and does{label}: {Holding(first)}{others}";
    }

    private static string Alerting(IReadOnlyList<(RuleTestEvent Event, ExplainedCondition Answer)> answers)
    {
        string[] labels = [.. answers.Where(static answer => answer.Answer.Holds && answer.Event.Label is not null).Select(static answer => answer.Event.Label!)];
        return labels.Length == 0 ? "" : ": " + Join(labels, ", ");
    }

    /// <summary>The nearest miss: what would have had to hold, and what the event has.</summary>
    public static string Missing(ExplainedCondition answer) => answer.FindNearestMiss() is not { } misses
        ? "no event satisfies this rule"
        : "missing: " + Join([.. misses.Select(static miss => Where(miss.Part) + ExplanationPhrases.Test(miss.Test.Test.Predicate, miss.Test.Wanted) + Seen(miss.Test.Test))], "; ");

    /// <summary>What in the query let the event pass, those first where one entry of a list did.</summary>
    private static string Holding(ExplainedCondition answer) => "holding: " + Join(
        [
            .. answer.Parts
                .Where(static part => part.Part.Wanted)
                .SelectMany(static part => HoldingTests(part.Root))
                .OrderByDescending(static test => TestAlternatives.Of(test.Predicate).Count > 1)
                .Select(static test => ExplanationPhrases.Test(test.Predicate) + Seen(test)),
        ],
        "; ");

    private static IEnumerable<ExplainedNode> HoldingTests(ExplainedNode node) =>
        !node.Holds || node.Predicate is Not or Always ? []
        : node.IsTest ? [node]
        : node.Predicate is And ? node.Items.SelectMany(HoldingTests)
        : HoldingTests(node.Items.First(static item => item.Holds));

    private static string Where(RuleConditionPart part) => part.Kind switch
    {
        RuleConditionKind.Query => "",
        RuleConditionKind.Filter => part.Name is null ? "by a filter, " : $"by the filter {MessageText.Quote(part.Name)}, ",
        _ => $"by the exception {MessageText.Quote(part.Name ?? "")}, ",
    };

    private static string Seen(ExplainedNode test) => ExplanationPhrases.Seen(test) is { Length: > 0 } seen ? $" (the event has: {seen})" : "";

    private static string Join(IReadOnlyCollection<string> items, string separator) =>
        items.Count == 0 ? "everything the rule asks for"
        : string.Join(separator, items.Take(MostTests)) + (items.Count > MostTests ? FormattableString.Invariant($"{separator}and {items.Count - MostTests} more") : "");
}
