using System.Globalization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emission;

/// <summary>
/// Writes a planned ruleset as C#: one file with its public face and its plan (the only place that knows slot numbers), and a bounded number
/// of files with the rules, so that a rule added elsewhere leaves a rule's text as it was.
/// </summary>
internal sealed class RuleSetEmitter(RuleSetTarget target, RuleSetPlan plan)
{
    private const int MostRuleFiles = 64;

    // One file for a handful of rules; more only when a file would grow long. The number depends on the size of the ruleset alone.
    private const int RulesPerFile = 16;

    private readonly ILookup<int, PlannedCondition> _conditions = plan.Conditions.ToLookup(static condition => condition.Rule);
    private readonly Dictionary<string, string> _symbols = plan.Slots.ToDictionary(static slot => slot.Field, static slot => slot.Symbol, StringComparer.Ordinal);

    /// <summary>The files, the ruleset's own first.</summary>
    public IEnumerable<GeneratedFile> Emit()
    {
        yield return new GeneratedFile(HintName(""), Write(EmitFace));

        if (plan.Witnesses.Count > 0)
        {
            yield return new GeneratedFile(HintName(".Index"), Write(EmitIndex));
        }

        int files = 1;
        while (files < MostRuleFiles && files * RulesPerFile < plan.Rules.Count)
        {
            files *= 2;
        }

        foreach (IGrouping<uint, int> bucket in Enumerable.Range(0, plan.Rules.Count).GroupBy(rule => Hash(plan.Rules[rule].Definition.RuleId) % (uint)files).OrderBy(static bucket => bucket.Key))
        {
            string suffix = files == 1 ? ".Rules" : ".Rules" + bucket.Key.ToString("00", CultureInfo.InvariantCulture);
            yield return new GeneratedFile(HintName(suffix), Write(code => EmitRules(code, [.. bucket])));
        }
    }

    private string HintName(string suffix) => GeneratedType.HintName(target.Namespace, target.ContainingTypes, target.Name, suffix);

    private string Write(Action<CodeWriter> members) => GeneratedType.Write(target.Namespace, target.ContainingTypes, members);

    private void EmitFace(CodeWriter code)
    {
        code.Line(FormattableString.Invariant($"/// <summary>{plan.Rules.Count} compiled detection rules.</summary>"));
        code.Line(GeneratedType.Attribute);
        using (code.Block($"partial class {target.Name} : global::RuleGen.IRuleSet"))
        {
            code.Line("// All members are static.");
            using (code.Block($"private {target.Name}()"))
            {
            }

            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line("public static global::System.Collections.Generic.IReadOnlyList<global::RuleGen.Rule> All => Catalog.Rules;");
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line("public static global::RuleGen.EventLayout Layout => Plan.Layout;");
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"public static string ContentHash => {Literals.String(plan.ContentHash)};");
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line("public static global::RuleGen.Detector CreateDetector(global::RuleGen.DetectorOptions? options = null) => new(Plan.Matcher, options);");
            for (int i = 0; i < plan.Rules.Count; i++)
            {
                PlannedRule rule = plan.Rules[i];
                code.Line();
                code.Line($"/// <summary>{Summary(rule)}</summary>");
                code.Line($"public static global::RuleGen.Rule {rule.Name} => Catalog.Rules[{i.ToString(CultureInfo.InvariantCulture)}];");
            }

            code.Line();
            EmitSlots(code);
            code.Line();
            EmitConditions(code);
            EmitPlan(code);
            code.Line();
            EmitCatalog(code);
        }
    }

    private void EmitSlots(CodeWriter code)
    {
        code.Line("/// <summary>The number of each field the rules read.</summary>");
        using (code.Block("private static class Slots"))
        {
            for (int i = 0; i < plan.Slots.Count; i++)
            {
                code.Line($"internal const int {plan.Slots[i].Symbol} = {i.ToString(CultureInfo.InvariantCulture)};");
            }
        }
    }

    private void EmitConditions(CodeWriter code)
    {
        if (!plan.Rules.Any(static rule => rule.Correlation is not null))
        {
            return;
        }

        code.Line("/// <summary>The number of each thing that rules over several events ask of one of them.</summary>");
        using (code.Block("private static class Conditions"))
        {
            for (int i = 0; i < plan.Conditions.Count; i++)
            {
                if (plan.Rules[plan.Conditions[i].Rule].Correlation is not null)
                {
                    code.Line($"internal const int {plan.Conditions[i].Name} = {i.ToString(CultureInfo.InvariantCulture)};");
                }
            }
        }

        code.Line();
    }

    private void EmitPlan(CodeWriter code)
    {
        code.Line("/// <summary>What all detectors of the ruleset share.</summary>");
        using (code.Block("private static class Plan"))
        {
            EmitLayout(code);
            code.Line();
            code.Line("internal static readonly global::RuleGen.RuleMatcher Matcher = new AllRules();");
            code.Line();
            new MatcherClassEmitter(code, plan).Emit();
        }
    }

    private void EmitIndex(CodeWriter code)
    {
        using (code.Block($"partial class {target.Name}"))
        {
            new MatcherClassEmitter(code, plan).EmitIndex();
        }
    }

    private void EmitLayout(CodeWriter code)
    {
        PlannedSlot[] withNullValue = [.. plan.Slots.Where(static slot => slot.NullValue is not null)];
        code.Line("internal static readonly global::RuleGen.EventLayout Layout = new(");
        if (withNullValue.Length == 0)
        {
            for (int i = 0; i < plan.Slots.Count; i++)
            {
                code.Line($"    {Literals.String(plan.Slots[i].Field)}{(i == plan.Slots.Count - 1 ? ");" : ",")}");
            }

            return;
        }

        code.Line("    fields:");
        code.Line("    [");
        foreach (PlannedSlot slot in plan.Slots)
        {
            code.Line($"        {Literals.String(slot.Field)},");
        }

        code.Line("    ],");
        code.Line("    nullValues:");
        code.Line("    [");
        foreach (PlannedSlot slot in withNullValue)
        {
            code.Line($"        new({Literals.String(slot.Field)}, {Literals.String(slot.NullValue!)}),");
        }

        code.Line("    ]);");
    }

    private void EmitCatalog(CodeWriter code)
    {
        code.Line("/// <summary>The rules as objects, made when first asked for.</summary>");
        using (code.Block("private static partial class Catalog"))
        {
            code.Line("internal static readonly global::RuleGen.Rule[] Rules =");
            code.Line("[");
            foreach (PlannedRule rule in plan.Rules)
            {
                code.Line($"    Create{rule.Name}(),");
            }

            code.Line("];");
        }
    }

    private void EmitRules(CodeWriter code, int[] rules)
    {
        using (code.Block($"partial class {target.Name}"))
        {
            using (code.Block("private static partial class Predicates"))
            {
                for (int i = 0; i < rules.Length; i++)
                {
                    if (i > 0)
                    {
                        code.Line();
                    }

                    EmitPredicates(code, rules[i]);
                }
            }

            code.Line();
            using (code.Block("private static partial class Catalog"))
            {
                for (int i = 0; i < rules.Length; i++)
                {
                    if (i > 0)
                    {
                        code.Line();
                    }

                    EmitFactory(code, rules[i]);
                }
            }
        }
    }

    private void EmitFactory(CodeWriter code, int index)
    {
        PlannedRule rule = plan.Rules[index];
        using (code.Block($"private static global::RuleGen.Rule Create{rule.Name}()"))
        {
            new MetadataEmitter(code).Emit(rule.Definition, "var metadata = ", ";");

            // A lambda and not the method itself: the delegate of a static method goes through a stub that moves the arguments, which costs
            // as much as a failing first guard and keeps the just-in-time compiler from inlining.
            if (rule.Correlation is not { } correlation)
            {
                code.Line($"return new global::RuleGen.Rule(metadata, Plan.Layout, static e => Predicates.{rule.Name}(e));");
                return;
            }

            foreach (string line in QueryDescriber.Frame(correlation.Query))
            {
                code.Line($"// {Literals.Comment(line)}");
            }

            new CorrelationEmitter(code, plan, _symbols).Emit(correlation, "var correlation = ", ";");
            string stages = string.Join(" || ", correlation.StageConditions.Distinct().Select(condition => $"Predicates.{plan.Conditions[condition].Name}(e)"));
            code.Line($"return new global::RuleGen.Rule(metadata, Plan.Layout, static e => {stages}, correlation);");
        }
    }

    private void EmitPredicates(CodeWriter code, int rule)
    {
        bool isFirst = true;
        foreach (PlannedCondition condition in _conditions[rule])
        {
            if (!isFirst)
            {
                code.Line();
            }

            EmitPredicate(code, plan.Rules[rule], condition);
            isFirst = false;
        }
    }

    private void EmitPredicate(CodeWriter code, PlannedRule rule, PlannedCondition condition)
    {
        code.Line($"/// <summary>{(rule.Correlation is null ? "" : "A stage of ")}{Summary(rule)}</summary>");
        code.Line("/// <remarks>");
        foreach (string line in PredicateDescriber.Describe(condition.Predicate))
        {
            code.Line($"/// {Literals.Xml(line)}<br/>");
        }

        code.Line($"/// From {Literals.Xml(rule.Definition.File.Path)}");
        code.Line("/// </remarks>");
        new PredicateEmitter(code, _symbols).EmitMethod(condition.Name, condition.Predicate);
    }

    private static string Summary(PlannedRule rule) =>
        FormattableString.Invariant($"{Literals.Xml(rule.Definition.Name)} ({Literals.Xml(rule.Definition.Severity)}, {rule.Definition.RiskScore})");

    // FNV-1a: any spread will do, but it must be the same on every machine and in every version.
    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (byte b in Utf8Bytes.Of(text))
        {
            hash = unchecked((hash ^ b) * 16777619);
        }

        return hash;
    }
}
