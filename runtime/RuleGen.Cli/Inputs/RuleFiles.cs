using System.IO.Enumeration;
using System.Reflection;
using RuleGen.Compiler.Text;

namespace RuleGen.Cli.Inputs;

/// <summary>Finds rule files and what belongs to them.</summary>
internal static class RuleFiles
{
    private const string BuiltInPrefix = "rules/";

    /// <summary>
    /// The rule files among the paths and in the folders among them, each once, and the exceptions and value lists there.
    /// </summary>
    /// <exception cref="UsageException">A path does not exist, cannot be read or holds tests, or there is no rule.</exception>
    public static RuleFileSet Read(IEnumerable<string> paths)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            foreach (string file in Find(path))
            {
                files.TryAdd(Path.GetFullPath(file), file);
            }
        }

        var set = RuleFileSet.Create(files.Values.Select(TextFile.Read));
        return set.Rules.Count > 0
            ? set
            : throw new UsageException($"there is no rule file (*.toml) in {string.Join(", ", paths)}; exceptions are read together with the rules they are about");
    }

    /// <summary>The text of the built-in rules and of what belongs to them. The paths are those the compiled rules have.</summary>
    public static RuleFileSet ReadBuiltIn()
    {
        Assembly assembly = typeof(RuleFiles).Assembly;
        return RuleFileSet.Create(assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(BuiltInPrefix, StringComparison.Ordinal))
            .Select(name => ReadResource(assembly, name)));
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

        return RuleFileSet.KindOf(path) == RuleFileKind.Tests
            ? throw new UsageException($"{path} is no rule file: its suffix says that it holds tests, which are not supported yet")
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
                    ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory && RuleFileSet.KindOf(entry.FileName) is not (RuleFileKind.Other or RuleFileKind.Tests),

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
}
