using RuleGen.Cli.Engines;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Benchmarks;

/// <summary>The published rules, those that look at single events by themselves. Without the shared rules the built-in ones stand in, too few for an index.</summary>
internal static class PublishedRules
{
    // The choice is random and the same in every run.
    private const int Seed = 7;

    // Compiling a thousand rules takes longer than measuring them.
    private static readonly RuleSetCache s_cache = new(Path.Combine(Repository.Artifacts, "rules"));

    private static readonly Lazy<CompiledRule[]> s_evaluated = new(Read);
    private static readonly Lazy<CompiledRule[]> s_rules = new(static () => Shuffle(s_evaluated.Value.Where(static rule => rule.Predicate is not null)));
    private static readonly Lazy<RuleSetAssembly> s_all = new(static () => Load(s_rules.Value));
    private static readonly Lazy<RuleSetAssembly> s_withCorrelations = new(static () => Load(s_evaluated.Value));

    /// <summary>How rules are run here: index patterns and <c>enabled</c> say nothing, so that every rule counts.</summary>
    public static DetectorOptions Options { get; } = new() { IgnoreIndexPatterns = true, IncludeDisabledRules = true };

    /// <summary>The same without rules over several events, which cost what they hold, not only what an event is.</summary>
    public static DetectorOptions SingleEventOptions { get; } = new()
    {
        IgnoreIndexPatterns = true,
        IncludeDisabledRules = true,
        RuleFilter = static rule => rule.Correlation is null,
    };

    /// <summary>All that look at single events, as one ruleset.</summary>
    public static RuleSetAssembly All => s_all.Value;

    /// <summary>The same together with those over several events.</summary>
    public static RuleSetAssembly WithCorrelations => s_withCorrelations.Value;

    /// <summary>A random choice of so many; a larger one has all of a smaller one.</summary>
    public static RuleSetAssembly Choose(int count) => count >= s_rules.Value.Length ? All : Load(s_rules.Value[..count]);

    private static RuleSetAssembly Load(CompiledRule[] rules) => RuleSetAssembly.Load(rules, FieldSchema.Default, s_cache);

    private static CompiledRule[] Read()
    {
        string shared = Path.Combine(Repository.Shared, "corpus", "detection-rules");
        string folder = Directory.Exists(shared) ? shared : Path.Combine(Repository.Root, "rules");
        return
        [
            .. Directory.GetFiles(folder, "*.toml", SearchOption.AllDirectories)
                .Where(static path => !path.EndsWith(".exceptions.toml", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(static path => RuleCompiler.Compile(new SourceText(path, File.ReadAllText(path)), FieldSchema.Default))
                .Where(static rule => rule.Query is not null),
        ];
    }

    // In an order that is random, so that the first ones are a random choice.
    private static CompiledRule[] Shuffle(IEnumerable<CompiledRule> rules)
    {
        CompiledRule[] shuffled = [.. rules];
        new Random(Seed).Shuffle(shuffled);
        return shuffled;
    }
}
