using System.Globalization;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Compiler.Emission;

/// <summary>
/// Writes the class that finds the conditions an event satisfies: one that asks all of them, or one that looks the event's texts up in an
/// index and asks those that they wake.
/// </summary>
internal sealed class MatcherClassEmitter(CodeWriter code, RuleSetPlan plan)
{
    // Cases of a switch. The just-in-time compiler gives up optimising methods of several thousand branches.
    private const int ConditionsPerSwitch = 128;

    /// <summary>Writes the class <c>AllRules</c>.</summary>
    public void Emit()
    {
        using (code.Block("private sealed class AllRules : global::RuleGen.RuleMatcher"))
        {
            code.Line("public override global::RuleGen.EventLayout Layout => Plan.Layout;");
            code.Line();
            code.Line("public override global::System.Collections.Generic.IReadOnlyList<global::RuleGen.Rule> Rules => Catalog.Rules;");
            code.Line();
            if (plan.Rules.Any(static rule => rule.Correlation is not null))
            {
                code.Line("public override global::System.ReadOnlySpan<int> ConditionRules => RulesOfConditions;");
                code.Table("int", "RulesOfConditions", [.. plan.Conditions.Select(static condition => condition.Rule)], Number);
                code.Line();
            }

            if (plan.Gate is { } gate)
            {
                EmitGate(gate);
                code.Line();
            }

            if (plan.Witnesses.Count == 0)
            {
                EmitAskAll();
            }
            else
            {
                EmitAskCandidates();
            }
        }
    }

    private void EmitGate(RuleSetGate gate)
    {
        var symbols = SlotSymbols.Of(plan.Slots);
        code.Line("// What is read first of an event: only one that passes the gate is read in full.");
        code.Line($"public override global::System.ReadOnlySpan<int> GateSlots => [{string.Join(", ", gate.Fields.Select(field => "Slots." + symbols[field]))}];");
        code.Line();

        // Its parts are of several rules.
        new PredicateEmitter(code, symbols, new LineDirectives(code, file: null)).EmitMethod("public override bool", "PassesGate", gate.Condition);
    }

    private void EmitAskAll()
    {
        using (code.Block("public override void FindMatches(global::RuleGen.Event e, global::RuleGen.RuleHits hits)"))
        {
            for (int i = 0; i < plan.Conditions.Count; i++)
            {
                code.Line($"if (Predicates.{plan.Conditions[i].Name}(e)) hits.Add({Number(i)});");
            }
        }
    }

    private void EmitAskCandidates()
    {
        using (code.Block("public override void FindMatches(global::RuleGen.Event e, global::RuleGen.RuleHits hits)"))
        {
            code.Line("Index.Tables.Select(e, hits.Candidates);");
            code.Line("global::System.ReadOnlySpan<ulong> candidates = hits.Candidates.Rules;");
            using (code.Block("for (int word = 0; word < candidates.Length; word++)"))
            using (code.Block("for (ulong bits = candidates[word]; bits != 0; bits &= bits - 1)"))
            {
                code.Line("int condition = (word * 64) + global::System.Numerics.BitOperations.TrailingZeroCount(bits);");
                code.Line("if (IsMatch(condition, e)) hits.Add(condition);");
            }
        }

        int switches = (plan.Conditions.Count + ConditionsPerSwitch - 1) / ConditionsPerSwitch;
        code.Line();
        using (code.Block($"private static bool IsMatch(int condition, global::RuleGen.Event e) => (condition / {Number(ConditionsPerSwitch)}) switch", "};"))
        {
            for (int i = 0; i < switches; i++)
            {
                code.Line($"{(i == switches - 1 ? "_" : Number(i))} => IsMatch{Number(i)}(condition, e),");
            }
        }

        for (int i = 0; i < switches; i++)
        {
            code.Line();
            using (code.Block($"private static bool IsMatch{Number(i)}(int condition, global::RuleGen.Event e) => condition switch", "};"))
            {
                for (int condition = i * ConditionsPerSwitch; condition < Math.Min((i + 1) * ConditionsPerSwitch, plan.Conditions.Count); condition++)
                {
                    code.Line($"{Number(condition)} => Predicates.{plan.Conditions[condition].Name}(e),");
                }

                code.Line("_ => false,");
            }
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
