using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Linting.Suppressions;

/// <summary>Leaves out the findings of a file that its comments say are known, and reports comments that do nothing.</summary>
internal static class SuppressionFilter
{
    /// <summary>The findings that remain, and those about the comments.</summary>
    /// <param name="file">A file of TOML.</param>
    /// <param name="eqlQuery">The EQL query in it, whose comments count too; null when there is none.</param>
    /// <param name="found">What was found.</param>
    public static IEnumerable<RuleDiagnostic> Apply(SourceText file, MappedText? eqlQuery, IReadOnlyList<RuleDiagnostic> found)
    {
        if (file.Text.IndexOf(SuppressionReader.Address, StringComparison.Ordinal) < 0)
        {
            return found;
        }

        var about = new DiagnosticBag();
        var reader = new SuppressionReader(file, about);
        IEnumerable<RuleComment> comments = TomlComments.Find(file.Text).Concat(eqlQuery is null ? [] : EqlComments.Find(eqlQuery));
        Suppression[] suppressions = [.. comments.Select(reader.Read).OfType<Suppression>()];
        var used = new HashSet<SuppressedId>();
        RuleDiagnostic[] remaining = [.. found.Where(finding => !IsSuppressed(file, finding, suppressions, used))];

        // After an error checks do not run, and who corrects it needs no second message.
        if (!remaining.Any(static finding => finding.Severity == RuleDiagnosticSeverity.Error))
        {
            foreach (SuppressedId unused in suppressions.SelectMany(static suppression => suppression.Ids).Where(id => !used.Contains(id)))
            {
                about.Report(UnusedSuppression, file, unused.Span, $"{unused.Id} is not found where this comment reaches; remove the comment");
            }
        }

        return remaining.Concat(about.Items);
    }

    private static bool IsSuppressed(SourceText file, RuleDiagnostic finding, Suppression[] suppressions, HashSet<SuppressedId> used)
    {
        bool isSuppressed = false;
        foreach (Suppression suppression in suppressions.Where(suppression => Reaches(suppression, finding) && finding.Path == file.Path))
        {
            foreach (SuppressedId id in suppression.Ids.Where(id => id.Id == finding.Id))
            {
                used.Add(id);
                isSuppressed = true;
            }
        }

        return isSuppressed;
    }

    private static bool Reaches(Suppression suppression, RuleDiagnostic finding) =>
        finding.Span.Start >= suppression.Scope.Start && finding.Span.Start <= suppression.Scope.End;
}
