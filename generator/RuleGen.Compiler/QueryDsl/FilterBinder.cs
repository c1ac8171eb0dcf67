using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.QueryDsl;

/// <summary>
/// Gives a rule's <c>[[rule.filters]]</c> their meaning: an event must satisfy all that are enabled, besides the query. What cannot be
/// evaluated is an error, since a rule without one of its filters is another rule.
/// </summary>
/// <remarks>Source: Kibana <c>kbn-es-query/src/es_query/from_filters.ts</c>.</remarks>
internal static class FilterBinder
{
    // What a filter says besides its clause: where Kibana keeps it, and how it shows it.
    private static readonly string[] KeysBesideTheClause = ["meta", "$state"];

    /// <summary>What all filters ask; null when one of them cannot be evaluated, which has been reported.</summary>
    public static IReadOnlyList<Predicate>? Bind(SourceText file, EquatableArray<TomlTable> filters, FieldSchema schema, DiagnosticBag diagnostics)
    {
        var clauses = new QueryDslBinder(new FieldTests(schema, file, diagnostics), file, diagnostics);
        var bound = new List<Predicate>(filters.Count);
        bool failed = false;
        foreach (TomlTable filter in filters)
        {
            var meta = FilterMeta.Read(filter, file, diagnostics);
            if (meta is { IsDisabled: true })
            {
                continue;
            }

            if (meta is { } known && BindClause(filter, clauses, file, diagnostics) is { } predicate)
            {
                bound.Add(PredicateSpans.Spread((known.IsNegated ? new Not(predicate) : predicate).At(filter.HeaderSpan)));
            }
            else
            {
                failed = true;
            }
        }

        return failed ? null : bound;
    }

    /// <summary>The clause stands under <c>query</c>, or in filters of older Kibanas beside <c>meta</c>.</summary>
    private static Predicate? BindClause(TomlTable filter, QueryDslBinder clauses, SourceText file, DiagnosticBag diagnostics)
    {
        if (filter.TryGet("query", out TomlEntry? query))
        {
            return clauses.BindTable(query.Value, "query");
        }

        TomlEntry[] entries = [.. filter.Entries.Where(static entry => !KeysBesideTheClause.Contains(entry.Key, StringComparer.Ordinal))];
        if (entries.Length == 1)
        {
            return clauses.Bind(entries[0]);
        }

        diagnostics.Report(InvalidFilter, file, entries.Length == 0 ? filter.HeaderSpan : entries[1].KeySpan, QueryDslBinder.OneClauseMessage(entries));
        return null;
    }
}

/// <summary>What a filter's <c>meta</c> says that changes its answer; its other keys are for Kibana's filter bar.</summary>
/// <param name="IsNegated">The filter holds where its clause does not.</param>
/// <param name="IsDisabled">The filter is switched off.</param>
internal readonly record struct FilterMeta(bool IsNegated, bool IsDisabled)
{
    // A combined filter keeps its filters in meta.params and has no clause.
    private const string Combined = "combined";

    /// <summary>Null when it cannot be read, which has been reported.</summary>
    public static FilterMeta? Read(TomlTable filter, SourceText file, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        TomlTableReader? meta = new TomlTableReader(file, filter, "rule.filters", found).Child("meta");
        bool isNegated = meta?.Boolean("negate") ?? false;
        bool isDisabled = meta?.Boolean("disabled") ?? false;
        if (!isDisabled && meta?.Find("type") is { Value: TomlString { Text: Combined } type })
        {
            found.Report(UnsupportedFilterClause, file, type.Span, "combined filters are not supported; write a 'bool' clause with 'should' or 'must' instead");
        }

        diagnostics.AddRange(found.Items);
        return found.HasErrors ? null : new FilterMeta(isNegated, isDisabled);
    }
}
