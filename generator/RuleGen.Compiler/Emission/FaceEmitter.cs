using System.Globalization;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Compiler.Emission;

/// <summary>Writes a ruleset's public face and its plan: the only code that knows the numbers of slots, conditions and rules.</summary>
internal sealed class FaceEmitter(CodeWriter code, RuleSetTarget target, RuleSetPlan plan)
{
    /// <summary>Writes the class.</summary>
    public void Emit()
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
                code.Line($"/// <summary>{RuleCodeEmitter.Summary(rule.Definition)}</summary>");
                code.Line($"public static global::RuleGen.Rule {rule.Name} => Catalog.Rules[{i.ToString(CultureInfo.InvariantCulture)}];");
            }

            code.Line();
            EmitSlots();
            code.Line();
            EmitConditions();
            EmitPlan();
            code.Line();
            EmitCatalog();
        }
    }

    private void EmitSlots()
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

    private void EmitConditions()
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

    private void EmitPlan()
    {
        code.Line("/// <summary>What all detectors of the ruleset share.</summary>");
        using (code.Block("private static class Plan"))
        {
            EmitLayout();
            code.Line();
            code.Line("internal static readonly global::RuleGen.RuleMatcher Matcher = new AllRules();");
            code.Line();
            new MatcherClassEmitter(code, plan).Emit();
        }
    }

    private void EmitLayout()
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

    private void EmitCatalog()
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
}
