using RuleGen.Testing;

namespace RuleGen.Package.Tests;

/// <summary>A page of the documentation: its blocks of code are what a reader copies.</summary>
internal static class Page
{
    /// <summary>The blocks in their order.</summary>
    /// <param name="path">Relative to the repository.</param>
    public static IEnumerable<PageBlock> Blocks(string path)
    {
        string[] lines = File.ReadAllLines(Path.Combine(SharedData.RepositoryRoot, path));
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                string[] opening = lines[i][3..].Split(' ', 2);
                int end = Array.IndexOf(lines, "```", i + 1);
                yield return new PageBlock(opening[0], opening.Length > 1 ? opening[1] : null, string.Join('\n', lines[(i + 1)..end]) + "\n");
                i = end;
            }
        }
    }

    /// <summary>The first block in a language.</summary>
    public static string FirstBlock(string path, string language) => Blocks(path).First(block => block.Language == language).Text;
}
