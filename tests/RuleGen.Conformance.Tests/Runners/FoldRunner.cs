using System.Globalization;
using System.Text.Json;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Conformance.Tests;

/// <summary>
/// Expressions without fields. The binder computes them: compared with its value, an expression must come to true. There is nothing left
/// for an engine to do.
/// </summary>
internal static class FoldRunner
{
    /// <summary>All active expressions with a value.</summary>
    public static IReadOnlyList<CaseResult> Run() => [.. EqlSuite.Active("fold").Select(static item => Run(item, Literal(item.Expected)))];

    /// <summary>Whether an expression has a value, written in EQL.</summary>
    public static CaseResult Run(SuiteCase item, string value)
    {
        BoundQuery query = BoundQuery.BindWithoutFields($"any where {item.Expression} == {value}");
        bool passed = query.Predicate == Always.True && BoundQuery.BindWithoutFields($"any where {item.Expression} != {value}").Predicate != Always.True;
        string answer = query.Predicate is { } predicate ? PredicatePrinter.Print(predicate) : string.Join("; ", query.Diagnostics);
        return new CaseResult(item, passed, $"{item.Expression} == {value}: {answer}");
    }

    private static string Literal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"\"{value.GetString()!.Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        JsonValueKind.Number => value.GetDouble().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}
