using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>
/// Names and paths compared with regard to letter case in a rule about Windows, where case is whatever somebody typed. In EQL only: KQL has no
/// comparison without it.
/// </summary>
internal sealed class CaseSensitiveWindowsName : IQueryCheck
{
    private const string PlatformField = "host.os.type";
    private const string Windows = "windows";
    private const string PlatformTag = "OS: ";

    private static readonly string[] NameParts = ["name", "executable", "path", "directory", "extension", "working_directory"];
    private static readonly string[] Subjects = ["process.", "file.", "dll.", "registry.", "Effective_process.", "Target.process."];

    public void Check(LintQuery query)
    {
        if (query.Language != LintLanguage.Eql)
        {
            return;
        }

        foreach (LintFilter filter in query.Filters.Where(filter => IsAboutWindows(query, filter.Condition)))
        {
            foreach (LintTest test in query.Tests.Where(test => test.Span.Start >= filter.Condition.Span.Start && test.Span.End <= filter.Condition.Span.End && ComparesNameWithCase(test)))
            {
                Report(query, test);
            }
        }
    }

    private static void Report(LintQuery query, LintTest test)
    {
        if (EqlOperator.Of(query, test) is not { } op)
        {
            return;
        }

        string instead = op.Text switch
        {
            "in" => "in~",
            "like" => "like~",
            "regex" => "regex~",
            "!=" => "not … : …",
            _ => ":",
        };
        query.Report(DiagnosticCatalogue.CaseSensitiveWindowsName, op.Span, $"Windows keeps names in any letter case, and '{op.Text}' tells cases apart; write '{instead}'");
    }

    private static bool ComparesNameWithCase(LintTest test) =>
        test is { IgnoresCase: false, Operator: LintOperator.Exact or LintOperator.Pattern or LintOperator.Regex, Values.Count: > 0 }
        && Array.Exists(Subjects, subject => test.Field.Name.StartsWith(subject, StringComparison.Ordinal))
        && Array.IndexOf(NameParts, test.Field.LastPart) >= 0
        && test.Values.Any(static value => value.IsQuoted && value.Text.Any(char.IsLetter));

    private static bool IsAboutWindows(LintQuery query, LintCondition condition)
    {
        IEnumerable<LintCondition> conjuncts = condition is LintGroup { IsAnd: true } group ? group.Operands : [condition];
        LintTest[] platforms = [.. conjuncts.OfType<LintTest>().Where(static test => test.Field.Name == PlatformField && test.IsFinite)];
        return platforms.Length > 0
            ? Array.Exists(platforms, static test => test.Values.All(static value => value.Text == Windows))
            : query.Rule is { } rule && rule.Tags.Where(static tag => tag.StartsWith(PlatformTag, StringComparison.Ordinal)).ToArray() is ["OS: Windows"];
    }
}
