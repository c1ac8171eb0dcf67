using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// Walks a predicate over an event: the reference every optimisation and every generated predicate is compared with. A plain tree
/// walk in the order of the rule, with constants prepared once; neither tuned nor slowed.
/// </summary>
public sealed class PredicateEvaluator
{
    private readonly EvaluationNode _root;

    /// <summary>Prepares a predicate.</summary>
    /// <param name="predicate">The bound predicate.</param>
    /// <param name="slotOf">Gives each field the number that <see cref="IFieldSource"/> knows it by.</param>
    public PredicateEvaluator(Predicate predicate, Func<FieldReference, int> slotOf) =>
        _root = EvaluationNode.Create(predicate, slotOf);

    /// <summary>Whether the predicate holds for the event.</summary>
    public bool Evaluate(IFieldSource source) => _root.Evaluate(source);
}
