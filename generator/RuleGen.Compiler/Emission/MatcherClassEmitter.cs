using System.Globalization;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleSets.Index;

namespace RuleGen.Compiler.Emission;

/// <summary>
/// Writes the class that finds the conditions an event satisfies: one that asks all of them, or one that looks the event's texts up in an
/// index and asks those that they wake.
/// </summary>
internal sealed class MatcherClassEmitter(CodeWriter code, RuleSetPlan plan)
{
    // Cases of a switch. The just-in-time compiler gives up optimising methods of several thousand branches.
    private const int ConditionsPerSwitch = 128;

    // Numbers in a line of a table.
    private const int NumbersPerLine = 16;

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
                EmitTable("int", "RulesOfConditions", [.. plan.Conditions.Select(static condition => condition.Rule)], Number, NumbersPerLine);
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
        var symbols = plan.Slots.ToDictionary(static slot => slot.Field, static slot => slot.Symbol, StringComparer.Ordinal);
        code.Line("// What is read first of an event: only one that passes the gate is read in full.");
        code.Line($"public override global::System.ReadOnlySpan<int> GateSlots => [{string.Join(", ", gate.Fields.Select(field => "Slots." + symbols[field]))}];");
        code.Line();
        new PredicateEmitter(code, symbols).EmitMethod("public override bool", "PassesGate", gate.Condition);
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

    /// <summary>Writes the tables of the index as static data.</summary>
    public void EmitIndex()
    {
        IndexTables tables = IndexTables.Build(plan.Witnesses, plan.Slots);
        code.Line("/// <summary>Which texts of an event wake which conditions (RuleGen.RuleIndex says how to read it).</summary>");
        using (code.Block("private static class Index"))
        {
            using (code.Block("internal static global::RuleGen.RuleIndex Tables => new()", "};"))
            {
                foreach (string name in new[] { "Fields", "FieldOfSlot", "Texts", "Fragments", "FragmentEntries", "FragmentTexts", "Filters", "Entries", "Postings", "Rows" })
                {
                    code.Line($"{name} = {name},");
                }

                code.Line($"RowLength = {Number(tables.RowLength)},");
            }

            EmitTable("int", "Fields", tables.Fields, static number => number.ToString(CultureInfo.InvariantCulture), IndexTables.FieldSize);
            EmitTable("int", "FieldOfSlot", tables.FieldOfSlot, static number => number.ToString(CultureInfo.InvariantCulture), NumbersPerLine);
            EmitTable("ulong", "Texts", tables.Texts, Hexadecimal, NumbersPerLine);
            EmitTable("ulong", "Fragments", tables.Fragments, Hexadecimal, NumbersPerLine);
            EmitTable("int", "FragmentEntries", tables.FragmentEntries, static number => number.ToString(CultureInfo.InvariantCulture), FragmentTables.EntrySize);
            code.Line();
            code.Line($"private static global::System.ReadOnlySpan<byte> FragmentTexts => {Literals.Utf8(tables.FragmentTexts)};");
            EmitTable("ulong", "Filters", tables.Filters, Hexadecimal, NumbersPerLine);
            EmitTable("int", "Entries", tables.Entries, static number => number.ToString(CultureInfo.InvariantCulture), NumbersPerLine);
            EmitTable("int", "Postings", tables.Postings, static number => number.ToString(CultureInfo.InvariantCulture), NumbersPerLine);
            EmitTable("ulong", "Rows", tables.Rows, Hexadecimal, tables.RowLength);
        }
    }

    private void EmitTable<T>(string type, string name, IReadOnlyList<T> numbers, Func<T, string> write, int perLine)
    {
        code.Line();
        using (code.Block($"private static global::System.ReadOnlySpan<{type}> {name} => new {type}[]", "};"))
        {
            for (int i = 0; i < numbers.Count; i += perLine)
            {
                code.Line(string.Join(", ", numbers.Skip(i).Take(perLine).Select(write)) + ",");
            }
        }
    }

    private static string Hexadecimal(ulong number) => number == 0 ? "0" : "0x" + number.ToString("X", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
