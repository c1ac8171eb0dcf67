using System.Text.RegularExpressions;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Compiler.Tests.Diagnostics;

/// <summary>
/// The release in which each id appeared, in the format of Roslyn's release tracking: a released id keeps its severity until a release says that it
/// changed. With RULEGEN_UPDATE=1 in the environment, new ids are written into the unshipped file instead.
/// </summary>
public sealed partial class ReleaseTrackingTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot, "generator", "RuleGen.Compiler", "Diagnostics");
    private static readonly string Unshipped = Path.Combine(Folder, "AnalyzerReleases.Unshipped.md");

    [Fact]
    public void Every_id_is_tracked_with_its_severity()
    {
        string[] shipped = [.. Rows(Path.Combine(Folder, "AnalyzerReleases.Shipped.md"))];
        string[] expected = [.. DiagnosticCatalogue.All.Select(static d => $"{d.Id} | RuleGen | {d.Severity} | {d.Title}").Except(shipped)];
        if (Environment.GetEnvironmentVariable("RULEGEN_UPDATE") == "1")
        {
            string text = File.ReadAllText(Unshipped).ReplaceLineEndings("\n");
            string head = text[..(text.IndexOf("|-------\n", StringComparison.Ordinal) + "|-------\n".Length)];
            File.WriteAllText(Unshipped, head + string.Concat(expected.Select(static row => row + "\n")));
            return;
        }

        Assert.Equal(expected, Rows(Unshipped));
    }

    private static IEnumerable<string> Rows(string path) => Row().Matches(File.ReadAllText(path).ReplaceLineEndings("\n")).Select(static row => row.Value);

    [GeneratedRegex("^RG[0-9]{4} \\|.*$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
