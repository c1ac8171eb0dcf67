using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emission;

/// <summary>Writes rules: their conditions as methods and their metadata. Slots, conditions and other rules are named, never numbered.</summary>
internal sealed class RuleCodeEmitter(CodeWriter code, SlotSymbols symbols)
{
    /// <summary>A rule's title and weight, for a documentation comment.</summary>
    public static string Summary(RuleDefinition rule) =>
        FormattableString.Invariant($"{Literals.Xml(rule.Name)} ({Literals.Xml(rule.Severity)}, {rule.RiskScore})");

    /// <summary>Writes rules as parts of the ruleset's class.</summary>
    public void Emit(string className, EquatableArray<RuleCode> rules)
    {
        using (code.Block($"partial class {className}"))
        {
            using (code.Block("private static partial class Predicates"))
            {
                for (int i = 0; i < rules.Count; i++)
                {
                    if (i > 0)
                    {
                        code.Line();
                    }

                    EmitPredicates(rules[i]);
                }
            }

            code.Line();
            using (code.Block("private static partial class Catalog"))
            {
                for (int i = 0; i < rules.Count; i++)
                {
                    if (i > 0)
                    {
                        code.Line();
                    }

                    EmitFactory(rules[i]);
                }
            }
        }
    }

    private void EmitFactory(RuleCode rule)
    {
        var metadata = new MetadataEmitter(code);
        string texts = $"TextsOf{rule.Name}";
        metadata.EmitTexts(rule.Definition, texts);
        code.Line();
        using (code.Block($"private static global::RuleGen.Rule Create{rule.Name}()"))
        {
            metadata.EmitVariable(rule.Definition, texts);

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

            new CorrelationEmitter(code, rule.Conditions, symbols).Emit(correlation, "var correlation = ", ";");
            string stages = string.Join(" || ", correlation.StageConditions.Distinct().Select(condition => $"Predicates.{rule.Conditions[condition].Name}(e)"));
            code.Line($"return new global::RuleGen.Rule(metadata, Plan.Layout, static e => {stages}, correlation);");
        }
    }

    private void EmitPredicates(RuleCode rule)
    {
        bool isFirst = true;
        foreach (NamedCondition condition in rule.Conditions)
        {
            if (!isFirst)
            {
                code.Line();
            }

            EmitPredicate(rule, condition);
            isFirst = false;
        }
    }

    private void EmitPredicate(RuleCode rule, NamedCondition condition)
    {
        var lines = new LineDirectives(code, rule.Definition.File);

        // Ahead of the comment, which a directive would part from its method.
        lines.Hide();
        code.Line($"/// <summary>{(rule.Correlation is null ? "" : "A stage of ")}{Summary(rule.Definition)}</summary>");
        code.Line("/// <remarks>");
        foreach (string line in PredicateDescriber.Describe(condition.Predicate))
        {
            code.Line($"/// {Literals.Xml(line)}<br/>");
        }

        code.Line($"/// From {Literals.Xml(rule.Definition.File.Path)}");
        code.Line("/// </remarks>");
        new PredicateEmitter(code, symbols, lines).EmitMethod(condition.Name, condition.Predicate);
        lines.ShowGenerated();
    }
}
