using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Xunit;

namespace RuleGen.Generator.Tests;

/// <summary>
/// Compares generated files with the ones under <c>_snapshots</c>, in the file layout of Verify.SourceGenerators: a file that differs is
/// written beside it as <c>.received.cs</c>; renaming it to <c>.verified.cs</c> accepts it.
/// </summary>
internal static class Snapshot
{
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Compares every generated file; a verified file that is no longer generated fails as well.</summary>
    public static void Verify(GeneratorDriverRunResult result, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        string folder = Path.Combine(FindProject(), "_snapshots");
        string prefix = $"{Path.GetFileNameWithoutExtension(testFile)}.{test}#";
        Directory.CreateDirectory(folder);
        var missing = Directory.GetFiles(folder, prefix + "*.verified.cs").ToHashSet(StringComparer.Ordinal);
        var differing = new List<string>();
        foreach (GeneratedSourceResult source in result.Results.SelectMany(static r => r.GeneratedSources))
        {
            string name = prefix + Path.GetFileNameWithoutExtension(source.HintName);
            string verified = Path.Combine(folder, name + ".verified.cs");
            string received = Path.Combine(folder, name + ".received.cs");
            string text = $"//HintName: {source.HintName}\n{source.SourceText}";
            missing.Remove(verified);
            if (File.Exists(verified) && File.ReadAllText(verified) == text)
            {
                File.Delete(received);
                continue;
            }

            File.WriteAllText(received, text, Utf8WithMark);
            differing.Add(received);
        }

        Assert.True(
            differing.Count == 0 && missing.Count == 0,
            $"Differs from the snapshot: {string.Join(", ", differing)}. No longer generated: {string.Join(", ", missing)}");
    }

    // Not by the caller's path, which a deterministic build replaces.
    internal static string FindProject()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.GetFiles("RuleGen.Generator.Tests.csproj").Length > 0)
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests must run from below their project folder.");
    }
}
