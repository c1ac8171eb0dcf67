using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Explanation;

/// <summary>A node of the prepared tree.</summary>
internal abstract class ExplainerNode
{
    public abstract ExplainedNode Explain(IFieldSource source);

    public static ExplainerNode Create(Predicate predicate, Func<FieldReference, int> slotOf) => predicate switch
    {
        And and => new LogicNode(predicate, [.. and.Items.Select(item => Create(item, slotOf))], isAnd: true),
        Or or => new LogicNode(predicate, [.. or.Items.Select(item => Create(item, slotOf))], isAnd: false),
        Not not => new NotNode(not, Create(not.Item, slotOf)),
        Nested nested => new NestedNode(nested, slotOf(nested.Elements), Create(nested.Item, slotOf)),
        Atom atom => new AtomNode(atom, slotOf),
        ComputedTest test => new ComputedTestNode(test, slotOf),
        _ => new ClockNode(predicate),
    };

    private sealed class LogicNode(Predicate predicate, ExplainerNode[] items, bool isAnd) : ExplainerNode
    {
        public override ExplainedNode Explain(IFieldSource source)
        {
            EquatableArray<ExplainedNode> explained = items.Select(item => item.Explain(source)).ToEquatableArray();
            return new ExplainedNode(predicate, isAnd ? explained.All(static item => item.Holds) : explained.Any(static item => item.Holds)) { Items = explained };
        }
    }

    private sealed class NotNode(Not predicate, ExplainerNode item) : ExplainerNode
    {
        public override ExplainedNode Explain(IFieldSource source)
        {
            ExplainedNode explained = item.Explain(source);
            return new ExplainedNode(predicate, !explained.Holds) { Items = [explained] };
        }
    }

    /// <summary>The item is judged for every element: which one came nearest is known only afterwards.</summary>
    private sealed class NestedNode(Nested predicate, int slot, ExplainerNode item) : ExplainerNode
    {
        public override ExplainedNode Explain(IFieldSource source)
        {
            var elements = new List<ExplainedNode>();
            for (int element = source.FirstValue(slot); element >= 0; element = source.NextValue(element))
            {
                elements.Add(item.Explain(source.OpenElement(slot, element)));
            }

            return new ExplainedNode(predicate, elements.Exists(static element => element.Holds)) { Items = elements.ToEquatableArray() };
        }
    }

    /// <summary>What asks no field: a constant, or the clock.</summary>
    private sealed class ClockNode(Predicate predicate) : ExplainerNode
    {
        private readonly PredicateEvaluator _evaluator = new(predicate, static field => throw new InvalidOperationException($"'{field.Name}' is read by a condition that reads none."));

        public override ExplainedNode Explain(IFieldSource source) => new(predicate, _evaluator.Evaluate(source));
    }
}
