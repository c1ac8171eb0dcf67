using RuleGen.Testing;

namespace RuleGen.Package.Tests;

/// <summary>The code of README.md: what it shows must work when it is copied.</summary>
internal static class Readme
{
    /// <summary>The first block in a language.</summary>
    public static string Block(string language)
    {
        string text = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "README.md")).ReplaceLineEndings("\n");
        string opening = $"```{language}\n";
        int start = text.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return text[start..text.IndexOf("```\n", start, StringComparison.Ordinal)];
    }
}
