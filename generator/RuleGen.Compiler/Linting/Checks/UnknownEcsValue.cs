using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>A value of a field for which the Elastic Common Schema lists the allowed ones, that is not in the list and looks like one that is.</summary>
/// <remarks>
/// Source: ECS 9, field reference of <c>event</c> ("allowed values") and <c>host.os.type</c> ("expected values"). Some integrations send others, so a
/// value that is like none of the list is left alone.
/// </remarks>
internal sealed class UnknownEcsValue : IQueryCheck
{
    private const string CategoryField = "event.category";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["event.kind"] = ["alert", "asset", "enrichment", "event", "metric", "pipeline_error", "signal", "state"],
        [CategoryField] =
        [
            "api", "authentication", "configuration", "database", "driver", "email", "file", "host", "iam", "intrusion_detection", "library", "malware",
            "network", "package", "process", "registry", "session", "threat", "vulnerability", "web",
        ],
        ["event.type"] =
        [
            "access", "admin", "allowed", "change", "connection", "creation", "deletion", "denied", "device", "end", "error", "group", "indicator", "info",
            "installation", "protocol", "start", "user",
        ],
        ["event.outcome"] = ["failure", "success", "unknown"],
        ["host.os.type"] = ["android", "ios", "linux", "macos", "unix", "windows"],
    };

    public void Check(LintQuery query)
    {
        if (query.Rule?.EventCategoryOverride is null)
        {
            foreach (LintFilter filter in query.Filters.Where(static filter => filter.Category is not null))
            {
                Check(query, CategoryField, filter.Category!, ignoresCase: false, filter.CategorySpan, []);
            }
        }

        foreach (LintTest test in query.Tests.Where(static test => test.Operator is LintOperator.Exact or LintOperator.Pattern))
        {
            foreach (LintValue value in test.Values.Where(static value => !value.IsPattern))
            {
                Check(query, test.Field.Name, value.Text, test.IgnoresCase, value.Span, test.Values);
            }
        }
    }

    private static void Check(LintQuery query, string field, string value, bool ignoresCase, SourceSpan span, IReadOnlyList<LintValue> beside)
    {
        if (!Allowed.TryGetValue(field, out string[]? allowed) || Array.Exists(allowed, known => string.Equals(known, value, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)))
        {
            return;
        }

        // Who lists the right spelling beside it knows of a source that has another.
        IReadOnlyList<string> nearest = NearestNames.Find(value, allowed, count: 1);
        if (nearest.Count > 0 && !beside.Any(other => other.Text == nearest[0]))
        {
            query.Report(DiagnosticCatalogue.UnknownEcsValue, span, $"ECS has no {MessageText.Quote(value)} in '{field}'; did you mean '{nearest[0]}'?");
        }
    }
}
