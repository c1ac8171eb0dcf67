using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace RuleGen.Generator.Tests;

/// <summary>A project in memory: C# with a ruleset, and rule files.</summary>
internal sealed class GeneratorRun
{
    private const string Directory = "/project";

    // As strict as a project can be: every warning the compiler has, those about documentation of generated code included.
    private const int MostWarnings = 9999;

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "RuleGen.dll" or "netstandard.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Dictionary<string, AdditionalText> _texts;
    private readonly Options _options;
    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;

    /// <summary>Sets the project up; item metadata of a file is <c>Rule</c> unless the file is in <paramref name="plainFiles"/>.</summary>
    public GeneratorRun(string source, (string Path, string Text)[] files, params string[] plainFiles)
    {
        _texts = files.ToDictionary(static file => file.Path, static file => (AdditionalText)new InMemoryText(Directory + "/" + file.Path, file.Text), StringComparer.Ordinal);
        _options = new Options(plainFiles.Select(static path => Directory + "/" + path));
        _compilation = CSharpCompilation.Create(
            "Project",
            [CSharpSyntaxTree.ParseText(source, s_parseOptions, "/project/Rules.cs", Encoding.UTF8)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, warningLevel: MostWarnings));
        _driver = CSharpGeneratorDriver.Create(
            [new RuleGenerator().AsSourceGenerator()],
            _texts.Values,
            s_parseOptions,
            _options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>The compilation with what was generated; set by <see cref="Run"/>.</summary>
    public Compilation Output { get; private set; } = null!;

    /// <summary>Runs the generator.</summary>
    public GeneratorDriverRunResult Run()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out Compilation output, out _);
        Output = output;
        return _driver.GetRunResult();
    }

    /// <summary>Adds a C# file, as an edit elsewhere in the project would.</summary>
    public void AddSource(string source) =>
        _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, s_parseOptions));

    /// <summary>Replaces the C# that the project was set up with.</summary>
    public void ReplaceSource(string source)
    {
        SyntaxTree old = _compilation.SyntaxTrees[0];
        _compilation = _compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(source, s_parseOptions, old.FilePath));
    }

    /// <summary>Adds a rule file.</summary>
    public void Add(string path, string text)
    {
        _texts[path] = new InMemoryText(Directory + "/" + path, text);
        _driver = _driver.AddAdditionalTexts([_texts[path]]);
    }

    /// <summary>Sets a property of the project that the compiler sees.</summary>
    public void SetProperty(string name, string value) =>
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(_options.With("build_property." + name, value));

    /// <summary>Has the compiler write another path for the project's folder, as <c>PathMap</c> does.</summary>
    public void MapDirectory(string to) =>
        _compilation = _compilation.WithOptions(_compilation.Options.WithSourceReferenceResolver(new SourceFileResolver([], null, [KeyValuePair.Create(Directory + "/", to)])));

    /// <summary>Sets the severity of a diagnostic for the project.</summary>
    public void SetSeverity(string id, ReportDiagnostic severity) =>
        _compilation = _compilation.WithOptions(_compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(id, severity)]));

    /// <summary>Configures the compiler as a <c>.globalconfig</c> of this text does.</summary>
    public void Configure(string globalConfig)
    {
        var config = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse("is_global = true\n" + globalConfig, Directory + "/.globalconfig") });
        _compilation = _compilation.WithOptions(_compilation.Options.WithSyntaxTreeOptionsProvider(new GlobalSeverities(config.GlobalConfigOptions.TreeOptions)));
    }

    /// <summary>Replaces a rule file's text.</summary>
    public void Edit(string path, string text)
    {
        var edited = new InMemoryText(Directory + "/" + path, text);
        _driver = _driver.ReplaceAdditionalText(_texts[path], edited);
        _texts[path] = edited;
    }

    /// <summary>Errors and warnings the C# compiler finds in the output, but for comments that the project's own source lacks.</summary>
    public IEnumerable<Diagnostic> CompilerFindings() =>
        Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && !(d.Id == "CS1591" && _compilation.ContainsSyntaxTree(d.Location.SourceTree)));

    private sealed class GlobalSeverities(ImmutableDictionary<string, ReportDiagnostic> severities) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            severities.TryGetValue(diagnosticId, out severity);
    }

    private sealed class InMemoryText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options(IEnumerable<string> plainFiles) : AnalyzerConfigOptionsProvider
    {
        private readonly HashSet<string> _plainFiles = [.. plainFiles];
        private Dictionary<string, string> _properties = new() { ["build_property.MSBuildProjectDirectory"] = Directory };

        public override AnalyzerConfigOptions GlobalOptions => new Values(_properties);

        public Options With(string property, string value) => new(_plainFiles) { _properties = new(_properties) { [property] = value } };

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _plainFiles.Contains(textFile.Path)
            ? Values.None
            : new Values(new() { ["build_metadata.AdditionalFiles.RuleGenItem"] = KindOf(textFile.Path) });

        private static string KindOf(string path) =>
            path.EndsWith(".csv", StringComparison.Ordinal) ? "Schema"
            : path.EndsWith(".exceptions.toml", StringComparison.Ordinal) ? "Exceptions"
            : path.EndsWith(".values.txt", StringComparison.Ordinal) ? "ValueList"
            : path.Contains(".tests.", StringComparison.Ordinal) ? "Tests"
            : "Rule";
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static Values None { get; } = new([]);

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
