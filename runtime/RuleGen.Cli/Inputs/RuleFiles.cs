using System.IO.Enumeration;
using System.Reflection;
using RuleGen.Compiler.RuleTests;
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
        RuleFileSet set = Read(paths, Find);
        return set.Rules.Count > 0
            ? set
            : throw new UsageException($"there is no rule file (*.toml) in {string.Join(", ", paths)}; exceptions are read together with the rules they are about");
    }

    /// <summary>The same with the rules' tests. A rule file comes with the test files beside it, a test file with its rule.</summary>
    /// <exception cref="UsageException">A path does not exist or cannot be read.</exception>
    public static RuleFileSet ReadWithTests(IEnumerable<string> paths) => Read(paths, FindWithTests);

    private static RuleFileSet Read(IEnumerable<string> paths, Func<string, IEnumerable<string>> find)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            foreach (string file in find(path))
            {
                files.TryAdd(Path.GetFullPath(file), file);
            }
        }

        return RuleFileSet.Create(files.Values.Select(TextFile.Read));
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
            string[] found = FindBelow(path, withTests: false);
            return found.Length > 0 ? found : throw new UsageException($"there is no rule file (*.toml) in {path}");
        }

        if (!File.Exists(path))
        {
            throw new UsageException($"there is no file or folder {path}");
        }

        return RuleFileSet.KindOf(path) == RuleFileKind.Tests
            ? throw new UsageException($"{path} is no rule file: its suffix says that it holds tests; 'rulegen test' runs them")
            : [path];
    }

    private static IEnumerable<string> FindWithTests(string path)
    {
        if (Directory.Exists(path))
        {
            return FindBelow(path, withTests: true);
        }

        if (RuleFileSet.KindOf(path) == RuleFileKind.Tests && File.Exists(path))
        {
            return RuleTestFile.RulePathOf(path) is { } rule && File.Exists(rule) ? [path, rule] : [path];
        }

        string stem = Path.ChangeExtension(path, null);
        return Find(path).Concat(((string[])[stem + RuleTestFile.TomlSuffix, stem + RuleTestFile.NdjsonSuffix]).Where(File.Exists));
    }

    private static string[] FindBelow(string folder, bool withTests)
    {
        try
        {
            var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };
            return
            [
                .. new FileSystemEnumerable<string>(folder, static (ref entry) => entry.ToSpecifiedFullPath(), options)
                {
                    ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && RuleFileSet.KindOf(entry.FileName) is var kind && kind != RuleFileKind.Other && (withTests || kind != RuleFileKind.Tests),

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
