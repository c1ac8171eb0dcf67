using System.Collections.Immutable;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Synthesis;
using RuleGen.Compiler.Synthesis.Correlations;
using RuleGen.Compiler.Text;
using RuleGen.Engine.Tests;
using RuleGen.Generator.Tests;
using RuleGen.Testing;

namespace RuleGen.Corpus.Tests;

/// <summary>
/// Elastic's published rules, read once: those that detect in single events by EQL or KQL, compiled by the generator into one assembly and loaded by
/// the interpreter, and likewise those that detect by EQL in several.
/// </summary>
internal static class Corpus
{
    // Deprecated rules are history: some are written in ways that Elasticsearch no longer takes.
    private const string Deprecated = "_deprecated";

    private static readonly Lazy<ImmutableArray<CorpusRule>> LazyRules = new(ReadRules);

    private static readonly Lazy<ImmutableArray<CorpusRule>> LazyEventRules = new(static () => [.. Rules.Where(static rule => rule.IsEventQuery)]);

    private static readonly Lazy<ImmutableArray<CorpusRule>> LazyCorrelationRules = new(static () => [.. Rules.Where(static rule => rule.IsCorrelation)]);

    private static readonly Lazy<GeneratorRun> LazyGeneration = new(static () =>
    {
        var run = new GeneratorRun("[RuleGen.RuleSet] public sealed partial class Rules;", [.. EventRules.Select(static rule => (rule.Path, rule.Text))]);
        run.Run();
        return run;
    });

    private static readonly Lazy<LoadedRules> LazyGenerated = new(static () => GeneratedAssembly.Load(Generation.Output));

    private static readonly Lazy<LoadedRules> LazyInterpreted = new(static () => LoadedRules.Load(EngineKind.Interpreter, EventRules.Select(static rule => rule.Compiled)));

    private static readonly Lazy<IReadOnlyDictionary<CorpusRule, SynthesizedEvents>> LazySamples = new(static () => EventRules
        .Where(static rule => rule.Compiled.Predicate is not null)
        .ToDictionary(static rule => rule, static rule => EventSynthesizer.Synthesize(rule.Compiled.Predicate!)));

    private static readonly Lazy<LoadedRules> LazyInterpretedCorrelations = new(static () => LoadedRules.Load(EngineKind.Interpreter, CorrelationRules.Select(static rule => rule.Compiled)));

    private static readonly Lazy<LoadedRules> LazyGeneratedCorrelations = new(static () => LoadedRules.Load(EngineKind.Generated, CorrelationRules.Select(static rule => rule.Compiled)));

    private static readonly Lazy<IReadOnlyDictionary<CorpusRule, SynthesizedCorrelation>> LazyStreams = new(static () => CorrelationRules
        .ToDictionary(static rule => rule, static rule => CorrelationSynthesizer.Synthesize((CorrelationQuery)rule.Compiled.Evaluated!)));

    /// <summary>All rules, by path.</summary>
    public static ImmutableArray<CorpusRule> Rules => LazyRules.Value;

    /// <summary>Those that detect in single events by EQL or KQL, by path.</summary>
    public static ImmutableArray<CorpusRule> EventRules => LazyEventRules.Value;

    /// <summary>Those that detect in several events, by path.</summary>
    public static ImmutableArray<CorpusRule> CorrelationRules => LazyCorrelationRules.Value;

    /// <summary>The rules over several events as the compiler's C# runs them.</summary>
    public static LoadedRules GeneratedCorrelations => LazyGeneratedCorrelations.Value;

    /// <summary>The rules over several events as the interpreter loads them.</summary>
    public static LoadedRules InterpretedCorrelations => LazyInterpretedCorrelations.Value;

    /// <summary>The streams made for each rule over several events.</summary>
    public static IReadOnlyDictionary<CorpusRule, SynthesizedCorrelation> Streams => LazyStreams.Value;

    /// <summary>A project of the rules about single events, after the generator ran.</summary>
    public static GeneratorRun Generation => LazyGeneration.Value;

    /// <summary>The rules as the generator compiled them.</summary>
    public static LoadedRules Generated => LazyGenerated.Value;

    /// <summary>The rules as the interpreter loads them.</summary>
    public static LoadedRules Interpreted => LazyInterpreted.Value;

    /// <summary>The events made for each rule that compiles.</summary>
    public static IReadOnlyDictionary<CorpusRule, SynthesizedEvents> Samples => LazySamples.Value;

    private static ImmutableArray<CorpusRule> ReadRules()
    {
        string root = SharedData.Require("corpus", "detection-rules");
        return
        [
            .. Directory.EnumerateFiles(root, "*.toml", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
                .Where(static path => !path.Split('/').Contains(Deprecated))
                .Order(StringComparer.Ordinal)
                .Select(path => Read(root, path)),
        ];
    }

    private static CorpusRule Read(string root, string path)
    {
        string text = File.ReadAllText(Path.Combine(root, path));
        return new CorpusRule(path, text, RuleCompiler.Compile(new SourceText(path, text), FieldSchema.Default));
    }
}
