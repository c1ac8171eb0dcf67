using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Benchmarks.Building;

/// <summary>A file of a project, as the compiler gets it.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Text">What it says.</param>
/// <param name="Item">What its item metadata <c>RuleGenItem</c> says.</param>
internal sealed record ProjectFile(string Path, string Text, string Item);

/// <summary>
/// A project in a folder of its own: every published rule that RuleGen evaluates, those about single events with a test file of
/// eight cases each.
/// </summary>
internal sealed class RuleProject
{
    /// <summary>The C# with the ruleset.</summary>
    public const string Source = """
        [RuleGen.RuleSet]
        public sealed partial class Rules;
        """;

    private readonly HashSet<ProjectFile> _correlations;

    private RuleProject(string folder, IReadOnlyList<ProjectFile> files, HashSet<ProjectFile> correlations)
    {
        Folder = folder;
        Files = files;
        _correlations = correlations;
    }

    /// <summary>The project's folder.</summary>
    public string Folder { get; }

    /// <summary>Rules and test files, ordered by path.</summary>
    public IReadOnlyList<ProjectFile> Files { get; }

    /// <summary>How many rules there are.</summary>
    public int RuleCount => Rules.Count();

    /// <summary>How many of them are about several events.</summary>
    public int CorrelationCount => _correlations.Count;

    /// <summary>The rules, ordered by path.</summary>
    public IEnumerable<ProjectFile> Rules => Files.Where(static file => file.Item == "Rule");

    /// <summary>The test files, ordered by path.</summary>
    public IEnumerable<ProjectFile> Tests => Files.Where(static file => file.Item == "Tests");

    /// <summary>The project without the rules about several events.</summary>
    public RuleProject OfSingleEvents() => new(Folder, [.. Files.Where(file => !_correlations.Contains(file))], []);

    /// <summary>Writes the project. Without the published rules the built-in ones stand in, and the figures say nothing.</summary>
    public static RuleProject Create()
    {
        string shared = Path.Combine(Repository.Shared, "corpus", "detection-rules");
        string source = Directory.Exists(shared) ? shared : Path.Combine(Repository.Root, "rules");
        string folder = Path.Combine(Repository.Artifacts, "build");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var files = new List<ProjectFile>();
        var correlations = new HashSet<ProjectFile>();
        foreach (string path in Directory.GetFiles(source, "*.toml", SearchOption.AllDirectories).Where(IsRule))
        {
            string copy = Path.Combine(folder, "rules", Path.GetRelativePath(source, path));
            string text = File.ReadAllText(path);
            CompiledRule rule = RuleCompiler.Compile(new SourceText(copy, text), FieldSchema.Default);
            if (rule.Evaluated is null)
            {
                continue;
            }

            var file = new ProjectFile(copy, text, "Rule");
            files.Add(file);
            if (rule.Predicate is null)
            {
                correlations.Add(file);
            }
            else
            {
                files.Add(new ProjectFile(Path.ChangeExtension(copy, ".tests.toml"), SampleTests.Write(rule), "Tests"));
            }
        }

        files.Sort(static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        foreach (ProjectFile file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
            File.WriteAllText(file.Path, file.Text);
        }

        return new RuleProject(folder, files, correlations);
    }

    private static bool IsRule(string path) =>
        !path.EndsWith(".exceptions.toml", StringComparison.Ordinal) && !path.EndsWith(".tests.toml", StringComparison.Ordinal);
}
