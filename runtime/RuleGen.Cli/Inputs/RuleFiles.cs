using System.IO.Enumeration;
using System.Reflection;
using RuleGen.Compiler.Text;

namespace RuleGen.Cli.Inputs;

/// <summary>Finds rule files. A file's suffix says what it is, here as in a build.</summary>
internal static class RuleFiles
{
    private const string BuiltInPrefix = "rules/";

    private static readonly string[] s_otherSuffixes = [".exceptions.toml", ".tests.toml"];

    /// <summary>The rule files among the paths and in the folders among them, each once, ordered by path.</summary>
    /// <exception cref="UsageException">A path does not exist, cannot be read, is no rule file or has none below it.</exception>
    public static IReadOnlyList<SourceText> Read(IEnumerable<string> paths)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            foreach (string file in Find(path))
            {
                files.TryAdd(Path.GetFullPath(file), file);
            }
        }

        return [.. files.Values.Order(StringComparer.Ordinal).Select(TextFile.Read)];
    }

    /// <summary>The text of the built-in rules, ordered by path. The paths are those the compiled rules have.</summary>
    public static IReadOnlyList<SourceText> ReadBuiltIn()
    {
        Assembly assembly = typeof(RuleFiles).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(static name => name.StartsWith(BuiltInPrefix, StringComparison.Ordinal))
                .Select(name => ReadResource(assembly, name))
                .OrderBy(static file => file.Path, StringComparer.Ordinal),
        ];
    }

    private static SourceText ReadResource(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return new SourceText(name[BuiltInPrefix.Length..].Replace('\\', '/'), reader.ReadToEnd());
    }

    private static IEnumerable<string> Find(string path)
    {
        if (Directory.Exists(path))
        {
            string[] found = FindBelow(path);
            return found.Length > 0 ? found : throw new UsageException($"there is no rule file (*.toml) in {path}");
        }

        if (!File.Exists(path))
        {
            throw new UsageException($"there is no file or folder {path}");
        }

        return Array.Exists(s_otherSuffixes, suffix => path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            ? throw new UsageException($"{path} is no rule file: its suffix says that it holds exceptions or tests, which are not supported yet")
            : [path];
    }

    private static string[] FindBelow(string folder)
    {
        try
        {
            var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };
            return
            [
                .. new FileSystemEnumerable<string>(folder, static (ref entry) => entry.ToSpecifiedFullPath(), options)
                {
                    ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory && IsRuleFile(entry.FileName),

                    // A link to a folder above would never end.
                    ShouldRecursePredicate = static (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
                },
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read {folder}: {e.Message}");
        }
    }

    private static bool IsRuleFile(ReadOnlySpan<char> name)
    {
        foreach (string suffix in s_otherSuffixes)
        {
            if (name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return name.EndsWith(".toml", StringComparison.OrdinalIgnoreCase);
    }
}
