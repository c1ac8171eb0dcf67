using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace RuleGen.Benchmarks.Building;

/// <summary>What a run of the generator took.</summary>
/// <param name="Elapsed">The time that passed.</param>
/// <param name="Processor">The time of all threads of the process.</param>
/// <param name="Bytes">What the managed heap was asked for.</param>
internal sealed record RunCost(TimeSpan Elapsed, TimeSpan Processor, long Bytes);

/// <summary>A project open in an editor: the compiler's driver runs the generator after every edit and keeps what it did before.</summary>
internal sealed class GeneratorSession
{
    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Latest);

    private readonly Dictionary<string, AdditionalText> _texts;
    private readonly SyntaxTree _other = Parse("class Other { int Value => 0; }", "Other.cs");
    private readonly SyntaxTree _ruleSet = Parse(RuleProject.Source, "Rules.cs");
    private readonly CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    public GeneratorSession(RuleProject project, IIncrementalGenerator generator)
    {
        _texts = project.Files.ToDictionary(static file => file.Path, static file => (AdditionalText)new ProjectText(file.Path, file.Text));
        var items = project.Files.ToDictionary(static file => file.Path, static file => file.Item);
        _compilation = CSharpCompilation.Create("Project", [_ruleSet, _other], CompilerRun.References.Select(static path => MetadataReference.CreateFromFile(path)));
        _driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], _texts.Values, s_parsing, new Items(project.Folder, items));
    }

    /// <summary>The first run, of everything.</summary>
    public RunCost Run() => Run(_compilation);

    /// <summary>A run after a change of C# that has nothing to do with rules.</summary>
    public RunCost EditOther(int value) =>
        Run(_compilation.ReplaceSyntaxTree(_other, Parse(FormattableString.Invariant($"class Other {{ int Value => {value}; }}"), "Other.cs")));

    /// <summary>A run after lines were added above the ruleset's class.</summary>
    public RunCost EditAboveRuleSet(int lines) =>
        Run(_compilation.ReplaceSyntaxTree(_ruleSet, Parse(new string('\n', lines) + RuleProject.Source, "Rules.cs")));

    /// <summary>A run after a file got another text.</summary>
    public RunCost Edit(string path, string text)
    {
        var edited = new ProjectText(path, text);
        _driver = _driver.ReplaceAdditionalText(_texts[path], edited);
        _texts[path] = edited;
        return Run(_compilation);
    }

    /// <summary>A run after every file was read again and found unchanged.</summary>
    public RunCost ReadAgain()
    {
        foreach (string path in _texts.Keys.ToArray())
        {
            _texts[path] = new ProjectText(path, _texts[path].GetText()!.ToString());
        }

        _driver = _driver.ReplaceAdditionalTexts([.. _texts.Values]);
        return Run(_compilation);
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, s_parsing, path);

    private RunCost Run(Compilation compilation)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        _driver = _driver.RunGenerators(compilation);
        var cost = new RunCost(Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor, GC.GetTotalAllocatedBytes(precise: true) - bytes);
        GeneratorRunResult result = _driver.GetRunResult().Results.Single();
        Diagnostic? error = result.Diagnostics.FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return result.Exception is null && error is null && result.GeneratedSources.Length > 1
            ? cost
            : throw new InvalidOperationException("The generator did not compile the rules.", result.Exception ?? new InvalidOperationException(error?.ToString()));
    }

    private sealed class ProjectText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Items(string folder, IReadOnlyDictionary<string, string> items) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Option("build_property.MSBuildProjectDirectory", folder);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Option("", "");

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Option("build_metadata.AdditionalFiles.RuleGenItem", items[textFile.Path]);
    }

    private sealed class Option(string name, string value) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? option)
        {
            option = key == name ? value : null;
            return option is not null;
        }
    }
}
