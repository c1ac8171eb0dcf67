using System.Globalization;
using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Rules;
using RuleGen.Interpreter;
using Spectre.Console;

namespace RuleGen.Cli.Output;

/// <summary>Writes an explanation for a person: the answer, what it hangs on, then the condition as a tree with the values that the event has.</summary>
internal sealed class ExplanationText(StyledWriter writer)
{
    private const string Step = "  ";

    private static readonly Style s_holds = new(Color.Green);
    private static readonly Style s_fails = new(Color.Red);

    public void Write(RuleExplanation explanation, EventOrigin origin)
    {
        RuleDefinition rule = explanation.Rule.Definition!;
        string answer = explanation.Alerts switch { true => "alert", false => "no alert", _ => "one of several events" };
        writer.WriteLine($"{answer}: {DisplayText.Clean(rule.Name)} ({DisplayText.Clean(rule.RuleId)})", StyledWriter.Bold);
        writer.WriteLine(Step + string.Create(CultureInfo.InvariantCulture, $"{DisplayText.Clean(origin.File)}:{origin.Line}"), StyledWriter.Dim);
        foreach (ExplainedCondition condition in explanation.Conditions)
        {
            WriteCondition(condition, explanation.Now);
        }

        WriteScope(explanation, rule);
        writer.WriteLine();
    }

    private void WriteCondition(ExplainedCondition condition, DateTimeOffset now)
    {
        if (condition.Condition.Name is { } name)
        {
            Heading(DisplayText.Clean(name), condition.Holds);
        }

        WriteNearestMiss(condition, now);
        int filter = 0;
        foreach (ExplainedPart part in condition.Parts)
        {
            Heading(TitleOf(part.Part, part.Part.Kind == RuleConditionKind.Filter ? ++filter : 0), part.Passes);
            Write(part.Root, Step, now);
        }
    }

    private void WriteNearestMiss(ExplainedCondition condition, DateTimeOffset now)
    {
        if (condition.Holds)
        {
            return;
        }

        IReadOnlyList<(RuleConditionPart Part, MissedTest Test)>? misses = condition.FindNearestMiss();
        writer.WriteLine();
        if (misses is null)
        {
            writer.WriteLine("No event satisfies this condition.", StyledWriter.Bold);
            return;
        }

        writer.WriteLine(misses.Count == 1 ? "Nearest miss: 1 test would have to change" : $"Nearest miss: {Words.Count(misses.Count, "test")} would have to change", StyledWriter.Bold);
        foreach ((RuleConditionPart part, MissedTest miss) in misses)
        {
            string where = part.Kind == RuleConditionKind.Query ? "" : $"{TitleOf(part, 0).ToLowerInvariant()}: ";
            Line(Step, isTrue: false, where + ExplanationPhrases.Test(miss.Test.Predicate, miss.Wanted), SeenBy(miss.Test, now));
        }
    }

    private static string TitleOf(RuleConditionPart part, int number) => (part.Kind, part.Name) switch
    {
        (RuleConditionKind.Query, _) => "Query",
        (RuleConditionKind.Filter, null) => number == 0 ? "Filter" : string.Create(CultureInfo.InvariantCulture, $"Filter {number}"),
        (RuleConditionKind.Filter, var name) => $"Filter '{DisplayText.Clean(name)}'",
        (_, var name) => $"Exception '{DisplayText.Clean(name ?? "")}'",
    };

    private void Write(ExplainedNode node, string indent, DateTimeOffset now)
    {
        switch (node.Predicate)
        {
            case And:
                WriteGroup(node.Holds, "all of:", node.Terms, indent, now);
                break;
            case Or:
                WriteGroup(node.Holds, "any of:", node.Terms, indent, now);
                break;
            case Not { Item: Or }:
                WriteGroup(node.Holds, "none of:", node.Items[0].Terms, indent, now);
                break;
            case Not { Item: And }:
                WriteGroup(node.Holds, "not all of:", node.Items[0].Terms, indent, now);
                break;
            case Not { Item: Nested nested } when node.Items[0].Items.Count > 0:
                WriteElement(node.Holds, $"no element of {nested.Path} satisfies", node.Items[0], wanted: false, indent, now);
                break;
            case Not { Item: Not }:
                WriteGroup(node.Holds, "not:", node.Items, indent, now);
                break;
            case Not:
                Line(indent, node.Holds, ExplanationPhrases.Test(node.Predicate), SeenBy(node.Items[0], now));
                break;
            case Nested nested when node.Items.Count > 0:
                WriteElement(node.Holds, $"one and the same element of {nested.Path} satisfies", node, wanted: true, indent, now);
                break;
            default:
                Line(indent, node.Holds, ExplanationPhrases.Test(node.Predicate), SeenBy(node, now));
                break;
        }
    }

    private void WriteGroup(bool holds, string title, IEnumerable<ExplainedNode> items, string indent, DateTimeOffset now)
    {
        Line(indent, holds, title, "");
        foreach (ExplainedNode item in items)
        {
            Write(item, indent + Step, now);
        }
    }

    /// <summary>Of an array's elements the one that decides: the first that satisfies the condition, else the nearest.</summary>
    private void WriteElement(bool holds, string title, ExplainedNode nested, bool wanted, string indent, DateTimeOffset now)
    {
        int shown = Enumerable.Range(0, nested.Items.Count)
            .MinBy(i => NearestMiss.Of(nested.Items[i], wanted: true)?.Count ?? int.MaxValue);
        string which = wanted == holds || nested.Items.Count == 1 ? "" : " (nearest)";
        Line(indent, holds, string.Create(CultureInfo.InvariantCulture, $"{title}; element {shown + 1} of {nested.Items.Count}{which}:"), "");
        Write(nested.Items[shown], indent + Step, now);
    }

    private void Line(string indent, bool isTrue, string text, string seen)
    {
        writer.Write(indent).Write(isTrue ? "✓" : "✗", isTrue ? s_holds : s_fails).Write(" " + DisplayText.Clean(text));
        writer.WriteLine(seen.Length == 0 ? "" : "  ← " + DisplayText.Clean(seen), StyledWriter.Dim);
    }

    private static string SeenBy(ExplainedNode test, DateTimeOffset now) => test.Predicate is NotAfter
        ? now.UtcDateTime.ToString("'it is 'yyyy-MM-dd HH:mm:ss' UTC'", CultureInfo.InvariantCulture)
        : ExplanationPhrases.Seen(test);

    private void WriteScope(RuleExplanation explanation, RuleDefinition rule)
    {
        writer.WriteLine();
        string patterns = string.Join(", ", rule.Index);
        string place = explanation.Place is { } known ? $"the event is in {known}" : "the event does not say where it is";
        Line("", explanation.IsInIndexScope, rule.Index.Count == 0 ? "index patterns: none, all events are seen" : $"index patterns: {patterns}", rule.Index.Count == 0 ? "" : place);
        Line("", explanation.IsEnabled, explanation.IsEnabled ? "enabled" : "disabled: 'enabled = false' keeps the rule from alerting", "");
    }

    private void Heading(string text, bool passes)
    {
        writer.WriteLine();
        writer.WriteLine(text + (passes ? "" : " refuses the event"), StyledWriter.Bold);
    }
}
