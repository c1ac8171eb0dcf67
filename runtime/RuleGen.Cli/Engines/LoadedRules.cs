using System.Runtime.CompilerServices;
using RuleGen.Cli.Inputs;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Interpreter;
using RuleGen.Rules;

namespace RuleGen.Cli.Engines;

/// <summary>The rules a scan runs, by whichever engine, and what had to be left out.</summary>
internal sealed class LoadedRules
{
    private readonly Func<DetectorOptions?, Detector> _createDetector;

    private LoadedRules(Func<DetectorOptions?, Detector> createDetector, IReadOnlyList<Rule> all)
    {
        _createDetector = createDetector;
        All = all;
    }

    /// <summary>The rules, ordered by <c>rule_id</c>.</summary>
    public IReadOnlyList<Rule> All { get; }

    /// <summary>What was found in the rule files.</summary>
    public IReadOnlyList<RuleDiagnostic> Diagnostics { get; private init; } = [];

    /// <summary>How many rules do not run; <see cref="Diagnostics"/> says which, and why.</summary>
    public int Skipped { get; private init; }

    /// <summary>Whether some of what the files say does not count: a rule that does not run, an exception that excludes nothing.</summary>
    public bool IsIncomplete => Skipped > 0 || HasExceptionErrors;

    private bool HasExceptionErrors { get; init; }

    /// <summary>Creates a detector.</summary>
    public Detector CreateDetector(DetectorOptions options) => _createDetector(options);

    /// <summary>The rules that came compiled with the tool.</summary>
    public static LoadedRules BuiltIn() => new(BuiltInRules.CreateDetector, BuiltInRules.All);

    /// <summary>Compiles rule files and loads them into an engine.</summary>
    /// <param name="files">The rule files and their exceptions.</param>
    /// <param name="schema">The fields they are bound to.</param>
    /// <param name="engine">How they are run.</param>
    /// <param name="cache">Where the generated engine keeps compiled rules; null: nowhere.</param>
    public static LoadedRules Load(RuleFileSet files, FieldSchema schema, Engine engine, RuleSetCache? cache)
    {
        (CompiledRule[] rules, IReadOnlyList<RuleDiagnostic> exceptionFindings) = files.Compile(schema);
        bool hasExceptionErrors = exceptionFindings.Any(static d => d.Severity == RuleDiagnosticSeverity.Error);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(exceptionFindings);
        foreach (CompiledRule rule in rules)
        {
            diagnostics.AddRange(rule.Diagnostics);
        }

        CompiledRule[] running = [.. RuleSetCompiler.TakeDistinct(rules, diagnostics).Where(static rule => rule.Evaluated is not null)];
        int skipped = rules.Length - running.Length;
        if (engine == Engine.Generated && RuntimeFeature.IsDynamicCodeSupported)
        {
            RuleSetAssembly assembly = cache is null ? RuleSetAssembly.Load(running) : RuleSetAssembly.Load(running, schema, cache);
            return new LoadedRules(assembly.CreateDetector, assembly.All) { Diagnostics = diagnostics.Items, Skipped = skipped, HasExceptionErrors = hasExceptionErrors };
        }

        InterpretedRuleSet interpreted = InterpretedRuleSet.Load(running);
        return new LoadedRules(interpreted.CreateDetector, interpreted.All) { Diagnostics = diagnostics.Items, Skipped = skipped, HasExceptionErrors = hasExceptionErrors };
    }
}
