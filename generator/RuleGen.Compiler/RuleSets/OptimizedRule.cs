using RuleGen.Compiler.Optimization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.RuleSets.Index;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>
/// A rule with all that a plan needs of it and that depends on no other rule. After an edit a ruleset is planned anew, of which this is by far the
/// most work: it is done again for the edited rule alone.
/// </summary>
public sealed class OptimizedRule
{
    private OptimizedRule(EvaluatedRule rule)
    {
        Definition = rule.Definition;
        var conditions = new ConditionList();
        if (rule.Query is EventQuery single)
        {
            conditions.Add(0, Optimizer.Optimize(single.Condition));
        }
        else
        {
            Correlation = PlannedCorrelation.Create(rule, stage => conditions.Add(0, Optimizer.Optimize(stage.Condition)));
        }

        Conditions = conditions.Conditions.Select(static condition => new OptimizedCondition(condition.Predicate)).ToEquatableArray();
        Fields = CorrelationFields.Decoded(rule).Distinct(StringComparer.Ordinal).ToEquatableArray();
        NullValues = CorrelationFields.References(rule).Where(static field => field.NullValue is not null).Distinct().ToEquatableArray();
        ContentHash = Hash(rule);
    }

    /// <summary>What its file says.</summary>
    public RuleDefinition Definition { get; }

    /// <summary>What events are asked, each distinct condition once.</summary>
    public EquatableArray<OptimizedCondition> Conditions { get; }

    /// <summary>What a rule over several events asks of them together, its conditions by their index in <see cref="Conditions"/>; null: it is about single events.</summary>
    public PlannedCorrelation? Correlation { get; }

    /// <summary>Every field that must be decoded for it.</summary>
    public EquatableArray<string> Fields { get; }

    /// <summary>Those of its fields for which an explicit null is a value.</summary>
    public EquatableArray<FieldReference> NullValues { get; }

    /// <summary>SHA-256 of what decides its answers, lower-case hexadecimal.</summary>
    public string ContentHash { get; }

    /// <summary>Optimises a rule.</summary>
    public static OptimizedRule Of(EvaluatedRule rule) => new(rule);

    /// <summary>Those of the rules that have something to evaluate, ordered by rule_id.</summary>
    public static IReadOnlyList<OptimizedRule> Of(IEnumerable<CompiledRule> rules) =>
        [.. EvaluatedRule.InOrder(rules).Select(static rule => rule.Optimized!)];

    private static string Hash(EvaluatedRule rule)
    {
        RuleDefinition definition = rule.Definition;
        var text = new FramedText();
        text.Append(definition.RuleId);
        text.Append(rule.Query.ToString());
        text.Append(definition.Enabled ? "enabled" : "disabled");
        foreach (string pattern in definition.Index)
        {
            text.Append(pattern);
        }

        if (rule.Query is CorrelationQuery)
        {
            text.Append(CorrelationFields.ContentHash(rule));
        }

        return text.Sha256();
    }
}

/// <summary>An optimised condition, and what a plan counts in all conditions.</summary>
public sealed class OptimizedCondition
{
    /// <summary>Reads a condition.</summary>
    public OptimizedCondition(Predicate predicate)
    {
        Predicate = predicate;
        Fields = Names(predicate);
        DecidingFields = predicate is And and ? Names(and.Items[0]) : Fields;
        Texts = ConditionTexts.Of(predicate);
    }

    /// <summary>The condition.</summary>
    public Predicate Predicate { get; }

    /// <summary>The fields it reads, each once.</summary>
    public EquatableArray<string> Fields { get; }

    /// <summary>Those that its first guard reads, each once.</summary>
    public EquatableArray<string> DecidingFields { get; }

    /// <summary>The texts in it, for the index.</summary>
    internal ConditionTexts Texts { get; }

    private static EquatableArray<string> Names(Predicate predicate) =>
        PredicateFields.Of(predicate).Select(static field => field.Name).Distinct(StringComparer.Ordinal).ToEquatableArray();
}
