using RuleGen.Compiler.Text;

namespace RuleGen.Cli.Inputs;

/// <summary>Reads whole text files the user named.</summary>
internal static class TextFile
{
    /// <summary>The file's text, UTF-8 with or without a byte order mark; its path stays as the user gave it.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static SourceText Read(string path)
    {
        try
        {
            return new SourceText(path.Replace('\\', '/'), File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read {path}: {e.Message}");
        }
    }
}
