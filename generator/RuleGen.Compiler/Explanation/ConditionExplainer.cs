using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Explanation;

/// <summary>
/// Judges a bound predicate part by part. The answers of its tests are those of <see cref="PredicateEvaluator"/> and only the logic between
/// them is walked here, so that an explanation cannot differ from what runs.
/// </summary>
public sealed class ConditionExplainer
{
    private readonly ExplainerNode _root;

    /// <summary>Prepares a predicate.</summary>
    /// <param name="predicate">The bound predicate.</param>
    /// <param name="slotOf">Gives each field the number that <see cref="IFieldSource"/> knows it by.</param>
    public ConditionExplainer(Predicate predicate, Func<FieldReference, int> slotOf) => _root = ExplainerNode.Create(predicate, slotOf);

    /// <summary>What becomes of the predicate and its parts for an event.</summary>
    public ExplainedNode Explain(IFieldSource source) => _root.Explain(source);
}
