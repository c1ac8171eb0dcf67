using System.Text.RegularExpressions;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Compiler.Tests.Diagnostics;

/// <summary>docs/diagnostics.md against the catalogue.</summary>
public sealed partial class DiagnosticPageTests
{
    [Fact]
    public void The_page_lists_every_diagnostic_as_the_catalogue_has_it()
    {
        string page = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "diagnostics.md"));
        IEnumerable<string> rows = Row().Matches(page).Select(static row => $"{row.Groups["id"].Value} {row.Groups["severity"].Value}: {row.Groups["title"].Value}");
        Assert.Equal(
            DiagnosticCatalogue.All.Select(static d => $"{d.Id} {d.Severity.ToString().ToLowerInvariant()}: {d.Title}"),
            rows);
    }

    // A row must also say what to do.
    [GeneratedRegex(@"^\| (?<id>RG[^ |]*) \| (?<severity>[^|]*) \| (?<title>[^|]*) \| [^|]*[^| ] \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
