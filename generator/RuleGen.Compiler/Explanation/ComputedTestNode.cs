using System.Text;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Explanation;

/// <summary>A computed test: its answer, and what its parts come to for one combination of values.</summary>
internal sealed class ComputedTestNode : ExplainerNode
{
    private readonly ComputedTest _test;
    private readonly PredicateEvaluator _evaluator;
    private readonly PredicateEvaluator[] _alternatives;
    private readonly FieldReference[] _fields;
    private readonly int[] _slots;
    private readonly List<(ComputedExpression Expression, ScalarNode Node)> _parts = [];

    public ComputedTestNode(ComputedTest test, Func<FieldReference, int> slotOf)
    {
        _test = test;
        _evaluator = new PredicateEvaluator(test, slotOf);
        _alternatives = [.. TestAlternatives.Of(test).Select(item => new PredicateEvaluator(item, slotOf))];
        _fields = [.. ComputedExpressions.FieldValues(test.Condition).Select(static value => value.Field)];
        _slots = [.. _fields.Select(slotOf)];
        AddParts(test.Condition, firstPlace: 0);
    }

    public override ExplainedNode Explain(IFieldSource source)
    {
        bool holds = _evaluator.Evaluate(source);
        int[] combination = Choose(source, holds);
        return new ExplainedNode(_test, holds)
        {
            Values = SeenValues(source, holds, combination).ToEquatableArray(),
            Computed = _parts.Select(part => new ComputedValue(part.Expression, Evaluate(part.Node, source, combination))).ToEquatableArray(),
            PassedAlternatives = Enumerable.Range(0, _alternatives.Length).Where(i => _alternatives[i].Evaluate(source)).ToEquatableArray(),
        };
    }

    /// <summary>The first combination that makes the condition true; when none does, the first of all.</summary>
    private int[] Choose(IFieldSource source, bool holds)
    {
        int[] first = [.. _slots.Select(source.FirstValue)];
        int[] values = [.. first];
        while (holds && Evaluate(_parts[0].Node, source, values) is not BooleanConstant { Value: true })
        {
            int place = values.Length - 1;
            for (; (values[place] = values[place] < 0 ? -1 : source.NextValue(values[place])) < 0; place--)
            {
                values[place] = first[place];
            }
        }

        return values;
    }

    private IEnumerable<SeenValue> SeenValues(IFieldSource source, bool holds, int[] combination)
    {
        foreach (int slot in _slots.Distinct())
        {
            FieldReference field = _fields[Array.IndexOf(_slots, slot)];
            for (int value = source.FirstValue(slot); value >= 0; value = source.NextValue(value))
            {
                bool isUsed = holds && Enumerable.Range(0, _slots.Length).Any(place => _slots[place] == slot && combination[place] == value);
                yield return AtomNode.Seen(source, field, value, isUsed ? _test : null);
            }
        }
    }

    private static ComputedConstant Evaluate(ScalarNode node, IFieldSource source, int[] values)
    {
        Scalar value = node.Evaluate(new ScalarContext(source, values, new ScalarMemory()));

        // An event's text may be ill-formed where a constant's cannot.
        return value.IsText ? new TextConstant(Encoding.UTF8.GetString(value.Text.ToArray())) : ConstantEvaluator.ToConstant(value);
    }

    /// <summary>Adds the whole, and the parts that are neither a constant nor a plain value; gives the place behind the fields within.</summary>
    private int AddParts(ComputedExpression expression, int firstPlace)
    {
        if (_parts.Count == 0 || expression is not (ComputedConstant or FieldValue))
        {
            int place = firstPlace;
            _parts.Add((expression, ScalarNode.Create(expression, _ => place++)));
        }

        int next = expression is FieldValue ? firstPlace + 1 : firstPlace;
        foreach (ComputedExpression child in ComputedExpressions.Children(expression))
        {
            next = AddParts(child, next);
        }

        return next;
    }
}
