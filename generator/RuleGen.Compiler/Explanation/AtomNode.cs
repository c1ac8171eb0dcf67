using System.Text;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Explanation;

/// <summary>A test of one field: asked of the event for its answer, and of each value by itself for what the value did.</summary>
internal sealed class AtomNode : ExplainerNode
{
    private readonly Atom _atom;
    private readonly int _slot;
    private readonly PredicateEvaluator _evaluator;
    private readonly EquatableArray<Predicate> _alternatives;
    private readonly PredicateEvaluator[] _alternativeEvaluators;

    public AtomNode(Atom atom, Func<FieldReference, int> slotOf)
    {
        _atom = atom;
        _slot = slotOf(atom.Field);
        _evaluator = new PredicateEvaluator(atom, slotOf);
        _alternatives = TestAlternatives.Of(atom);
        _alternativeEvaluators = _alternatives.Count == 1 ? [_evaluator] : [.. _alternatives.Select(item => new PredicateEvaluator(item, slotOf))];
    }

    public override ExplainedNode Explain(IFieldSource source)
    {
        var values = new List<SeenValue>();
        var passed = new SortedSet<int>();
        for (int value = source.FirstValue(_slot); value >= 0; value = source.NextValue(value))
        {
            int first = Ask(new SingleValue(source, _slot, value), passed);
            values.Add(Seen(source, _atom.Field, value, first < 0 ? null : _alternatives[first]));
        }

        return new ExplainedNode(_atom, _evaluator.Evaluate(source)) { Values = values.ToEquatableArray(), PassedAlternatives = passed.ToEquatableArray() };
    }

    /// <summary>A value as an explanation shows it.</summary>
    public static SeenValue Seen(IFieldSource source, FieldReference field, int value, Predicate? passedBy) =>
        new(field.Name, source.GetKind(value), Encoding.UTF8.GetString(source.GetText(value).ToArray()), passedBy);

    /// <summary>The first alternative that the value passes, or -1; all of them are added to <paramref name="passed"/>.</summary>
    private int Ask(SingleValue value, SortedSet<int> passed)
    {
        int first = -1;
        for (int i = 0; i < _alternativeEvaluators.Length; i++)
        {
            if (_alternativeEvaluators[i].Evaluate(value))
            {
                passed.Add(i);
                first = first < 0 ? i : first;
            }
        }

        return first;
    }

    /// <summary>An event as if one of its fields had only one of its values, and the others none.</summary>
    private sealed class SingleValue(IFieldSource source, int field, int value) : IFieldSource
    {
        public DateTimeOffset Now => source.Now;

        public int FirstValue(int other) => other == field ? value : -1;

        public int NextValue(int other) => -1;

        public FieldValueKind GetKind(int other) => source.GetKind(other);

        public ReadOnlySpan<byte> GetText(int other) => source.GetText(other);

        public IFieldSource OpenElement(int other, int element) => source.OpenElement(other, element);
    }
}
