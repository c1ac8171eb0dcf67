using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.QueryDsl;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;

namespace RuleGen.Compiler.Explanation;

/// <summary>What a rule asks of one event, by where in its files that is written. A rule over several events has one condition for each.</summary>
/// <param name="Name">The name of the condition; null when the rule has only one.</param>
/// <param name="Parts">The parts. The event satisfies the condition when no part refuses it.</param>
public sealed record RuleCondition(string? Name, EquatableArray<RuleConditionPart> Parts)
{
    /// <summary>The conditions of a rule, of a rule over several events in the order of their items; none when it is not evaluated.</summary>
    public static EquatableArray<RuleCondition> Of(CompiledRule rule) => rule.Query switch
    {
        EventQuery single => [Create(rule, null, single.Condition)],
        CorrelationQuery correlation => OfStages(rule, correlation).ToEquatableArray(),
        _ => [],
    };

    private static IEnumerable<RuleCondition> OfStages(CompiledRule rule, CorrelationQuery query)
    {
        foreach ((QueryStage item, int first, int count) in query.Runs)
        {
            string number = count == 1 ? FormattableString.Invariant($"event {first + 1}") : FormattableString.Invariant($"events {first + 1} to {first + count}");
            yield return Create(rule, item.IsMissing ? $"Missing {number}" : $"{char.ToUpperInvariant(number[0])}{number.Substring(1)}", item.Condition);
        }

        if (query is SequenceQuery { Until: { } until })
        {
            yield return Create(rule, "Until", until.Condition);
        }
    }

    private static RuleCondition Create(CompiledRule rule, string? name, Predicate condition) => new(name, PartsOf(rule, condition).ToEquatableArray());

    private static IEnumerable<RuleConditionPart> PartsOf(CompiledRule rule, Predicate condition)
    {
        string?[] filters = [.. FilterNames(rule.Definition!)];
        Predicate[] bound = filters.Length > 0 && condition is And and ? [.. and.Items] : [condition];
        yield return new RuleConditionPart(RuleConditionKind.Query, null, bound[0]);
        for (int i = 1; i < bound.Length; i++)
        {
            yield return new RuleConditionPart(RuleConditionKind.Filter, filters[i - 1], bound[i]);
        }

        foreach (ExceptionItem item in rule.Exceptions)
        {
            yield return new RuleConditionPart(RuleConditionKind.Exception, item.Name == item.List ? item.Name : $"{item.Name} ({item.List})", item.Condition);
        }
    }

    /// <summary>The names of the filters that are switched on, in their order; null for one without.</summary>
    private static IEnumerable<string?> FilterNames(RuleDefinition rule)
    {
        foreach (TomlTable filter in rule.Filters)
        {
            // What is wrong with a filter was reported when it was bound.
            if (FilterMeta.Read(filter, rule.File, new DiagnosticBag()) is { IsDisabled: false })
            {
                yield return filter.TryGet("meta", out TomlEntry? meta) && meta.Value is TomlTable table
                    && table.TryGet("alias", out TomlEntry? alias) && alias.Value is TomlString text ? text.Text : null;
            }
        }
    }
}

/// <summary>A part of a rule's condition.</summary>
/// <param name="Kind">Where it is written.</param>
/// <param name="Name">The title of a filter or an exception; null where there is none.</param>
/// <param name="Predicate">What it asks. An event that satisfies an <see cref="RuleConditionKind.Exception"/> is refused by it.</param>
public sealed record RuleConditionPart(RuleConditionKind Kind, string? Name, Predicate Predicate)
{
    /// <summary>The answer with which the part lets an event pass.</summary>
    public bool Wanted => Kind != RuleConditionKind.Exception;
}

/// <summary>Where a part of a condition is written.</summary>
public enum RuleConditionKind
{
    /// <summary>The query.</summary>
    Query,

    /// <summary>One of <c>[[rule.filters]]</c>.</summary>
    Filter,

    /// <summary>An item of an exceptions file.</summary>
    Exception,
}
