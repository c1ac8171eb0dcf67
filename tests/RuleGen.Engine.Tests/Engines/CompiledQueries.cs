using System.Globalization;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.RuleSets;
using RuleGen.Interpreter;

namespace RuleGen.Engine.Tests;

/// <summary>Queries without rule files around them, ready to run as one ruleset in each engine.</summary>
internal static class CompiledQueries
{
    /// <summary>Makes queries ready; the n-th is the n-th rule.</summary>
    public static LoadedRules Load(EngineKind engine, IEnumerable<RuleQuery> queries)
    {
        // Five digits: rules are ordered by id.
        EvaluatedRule[] rules = [.. queries.Select(static (query, i) => new EvaluatedRule(RuleDefinition.OfQuery("rule" + i.ToString("D5", CultureInfo.InvariantCulture)), query))];
        if (engine == EngineKind.Generated)
        {
            return GeneratedAssembly.Load(RuleSetCompiler.Emit(GeneratedAssembly.Target, RuleSetPlanner.Plan(rules)));
        }

        var interpreted = InterpretedRuleSet.Load(rules);
        return new LoadedRules(interpreted.Layout, interpreted.All, interpreted.CreateDetector);
    }
}
