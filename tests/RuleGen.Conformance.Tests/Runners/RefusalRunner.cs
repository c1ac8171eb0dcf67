namespace RuleGen.Conformance.Tests;

/// <summary>Queries and expressions that Elasticsearch refuses.</summary>
internal static class RefusalRunner
{
    /// <summary>All of them; passed when there is an error, not just something unsupported.</summary>
    public static IReadOnlyList<CaseResult> Run() => [.. EqlSuite.Refused.Select(static item =>
    {
        BoundQuery query = Bind(item);
        return new CaseResult(item, query.IsRejected, query.Query is null ? string.Join("; ", query.Diagnostics) : "accepted");
    })];

    /// <summary>Takes a case as far as Elasticsearch does: the lists of the parser's tests have no mapping.</summary>
    public static BoundQuery Bind(SuiteCase item) =>
        item.Expression is not null ? BoundQuery.BindWithoutFields(TextOf(item))
        : item.Dataset is { } dataset ? BoundQuery.Bind(TextOf(item), EqlSuite.Datasets[dataset])
        : BoundQuery.Parse(TextOf(item));

    /// <summary>The query that is read; an expression is put into one.</summary>
    public static string TextOf(SuiteCase item) => item.Query ?? $"any where {item.Expression} == null";
}
