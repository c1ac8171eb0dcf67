using RuleGen.Compiler.Predicates;
using RuleGen.Matching;

namespace RuleGen.Compiler.Evaluation;

/// <summary>See <see cref="ComputedTest"/>: one loop a field value, one inside the other.</summary>
internal sealed class ComputedNode : EvaluationNode
{
    private readonly ScalarNode _condition;
    private readonly int[] _slots;

    public ComputedNode(ComputedExpression condition, Func<FieldReference, int> slotOf)
    {
        var slots = new List<int>();
        _condition = ScalarNode.Create(condition, field =>
        {
            slots.Add(slotOf(field));
            return slots.Count - 1;
        });
        _slots = [.. slots];
    }

    public override bool Evaluate(IFieldSource source) =>
        HoldsForSome(new ScalarContext(source, new int[_slots.Length], new ScalarMemory()), place: 0);

    private bool HoldsForSome(ScalarContext context, int place)
    {
        if (place == _slots.Length)
        {
            context.Memory.Reset();
            return _condition.Evaluate(context).IsTrue;
        }

        int value = context.Source!.FirstValue(_slots[place]);
        do
        {
            context.Values[place] = value;
            if (HoldsForSome(context, place + 1))
            {
                return true;
            }

            value = value < 0 ? value : context.Source.NextValue(value);
        }
        while (value >= 0);

        return false;
    }
}
