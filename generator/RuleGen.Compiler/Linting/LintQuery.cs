using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting;

/// <summary>The languages of queries that are checked.</summary>
internal enum LintLanguage
{
    /// <summary>EQL.</summary>
    Eql,

    /// <summary>KQL.</summary>
    Kql,
}

/// <summary>A query as checks see it.</summary>
internal sealed class LintQuery(LintLanguage language, MappedText text, RuleDefinition? rule, IReadOnlyList<LintFilter> filters, DiagnosticBag diagnostics)
{
    private readonly Lazy<IReadOnlyList<LintCondition>> _conditions = new(() => [.. filters.SelectMany(static filter => Walk(filter.Condition))]);

    /// <summary>The language it is written in.</summary>
    public LintLanguage Language => language;

    /// <summary>The query's text.</summary>
    public string Text => text.Text;

    /// <summary>The rule that asks it; null for a query by itself.</summary>
    public RuleDefinition? Rule => rule;

    /// <summary>What it asks of events: one condition, or that of each item of a sequence.</summary>
    public IReadOnlyList<LintFilter> Filters => filters;

    /// <summary>All tests of fields, in the order of the text.</summary>
    public IEnumerable<LintTest> Tests => _conditions.Value.OfType<LintTest>();

    /// <summary>All groups, outer ones first.</summary>
    public IEnumerable<LintGroup> Groups => _conditions.Value.OfType<LintGroup>();

    /// <summary>Reports at a place of the query.</summary>
    public void Report(RuleDiagnosticDescriptor descriptor, SourceSpan span, string message) => diagnostics.Report(descriptor, text, span, message);

    /// <summary>What stands at a place of the query, as a message shows it: cut when long, line breaks and what surrounds them as a blank.</summary>
    public string Show(SourceSpan span)
    {
        const int Longest = 60;
        string[] words = text.Text.Substring(span.Start, Math.Min(span.Length, 2 * Longest)).Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return MessageText.Inline(string.Join(" ", words), Longest);
    }

    private static IEnumerable<LintCondition> Walk(LintCondition root)
    {
        var waiting = new Stack<LintCondition>();
        waiting.Push(root);
        while (waiting.Count > 0)
        {
            LintCondition condition = waiting.Pop();
            yield return condition;
            IEnumerable<LintCondition> inner = condition switch
            {
                LintGroup group => group.Operands.Reverse(),
                LintNot not => [not.Operand],
                LintNested nested => [nested.Inner],
                _ => [],
            };
            foreach (LintCondition operand in inner)
            {
                waiting.Push(operand);
            }
        }
    }
}

/// <summary>What a query asks of one event.</summary>
/// <param name="Category">The event category before <c>where</c>; null when there is none.</param>
/// <param name="CategorySpan">Where the category stands.</param>
/// <param name="Condition">The condition.</param>
internal sealed record LintFilter(string? Category, SourceSpan CategorySpan, LintCondition Condition);
