using RuleGen.Compiler.RuleSets;
using RuleGen.Interpreter;

namespace RuleGen.Engine.Tests;

/// <summary>Rules that an engine is ready to run.</summary>
/// <param name="Layout">The layout to read events with.</param>
/// <param name="Rules">The rules, ordered by <c>rule_id</c>.</param>
/// <param name="CreateDetector">Makes a detector of all rules.</param>
internal sealed record LoadedRules(EventLayout Layout, IReadOnlyList<Rule> Rules, Func<DetectorOptions?, Detector> CreateDetector)
{
    private Dictionary<string, Rule>? _byId;

    /// <summary>What finds the rules that an event satisfies; null in the interpreter.</summary>
    public RuleMatcher? Matcher { get; init; }

    /// <summary>The rule of an id.</summary>
    public Rule this[string ruleId] =>
        (_byId ??= Rules.ToDictionary(static rule => rule.Metadata.RuleId, StringComparer.Ordinal))[ruleId];

    /// <summary>Makes a detector that goes on with the state of another.</summary>
    public Detector Restart(Detector stopped, DetectorOptions? options)
    {
        var snapshot = new MemoryStream();
        stopped.SaveSnapshot(snapshot);
        snapshot.Position = 0;
        Detector detector = CreateDetector(options);
        detector.RestoreSnapshot(snapshot);
        return detector;
    }

    /// <summary>Makes rules ready.</summary>
    public static LoadedRules Load(EngineKind engine, IEnumerable<CompiledRule> rules) =>
        engine == EngineKind.Interpreter ? Interpret(rules) : Generate(rules);

    private static LoadedRules Interpret(IEnumerable<CompiledRule> rules)
    {
        var ruleSet = InterpretedRuleSet.Load(rules);
        return new LoadedRules(ruleSet.Layout, ruleSet.All, ruleSet.CreateDetector);
    }

    private static LoadedRules Generate(IEnumerable<CompiledRule> rules) =>
        GeneratedAssembly.Load(RuleSetCompiler.Compile(GeneratedAssembly.Target, rules).Files);
}
