using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Evaluation;

/// <summary>A node of the prepared tree.</summary>
internal abstract class EvaluationNode
{
    public abstract bool Evaluate(IFieldSource source);

    public static EvaluationNode Create(Predicate predicate, Func<FieldReference, int> slotOf) => predicate switch
    {
        Always always => new AlwaysNode(always.Value),
        And and => new AndNode([.. and.Items.Select(item => Create(item, slotOf))]),
        Or or => new OrNode([.. or.Items.Select(item => Create(item, slotOf))]),
        Not not => new NotNode(Create(not.Item, slotOf)),
        NotAfter limit => new NotAfterNode(limit.Instant),
        Exists exists => new ExistsNode(slotOf(exists.Field)),
        StringTest test => new ValueNode(slotOf(test.Field), TextTest.Create(test.Matcher, test.IgnoreCase)),
        WordTest test => new ValueNode(slotOf(test.Field), WordValueTest.Create(test.Matcher)),
        Nested nested => new NestedNode(slotOf(nested.Elements), Create(nested.Item, slotOf)),
        StringOrderTest or NumberTest or VersionTest or RangeTest => new ValueNode(slotOf(((Atom)predicate).Field), OrderOf((Atom)predicate)),
        BooleanTest test => new ValueNode(slotOf(test.Field), new BooleanValueTest(test.Value)),
        IpTest test => new ValueNode(slotOf(test.Field), new IpValueTest(test.Ranges)),
        DateTest test => new DateNode(slotOf(test.Field), test),
        DynamicTest test => new ValueNode(slotOf(test.Field), new DynamicValueTest(test.Operator, Utf8Bytes.Of(test.Text), test.Number)),
        ComputedTest test => new ComputedNode(test.Condition, slotOf),
        _ => throw new InvalidOperationException($"{predicate.GetType().Name} cannot be evaluated."),
    };

    private static ValueTest OrderOf(Atom atom) => atom switch
    {
        StringOrderTest test => new TextOrderTest(test.Operator, Utf8Bytes.Of(test.Value)),
        NumberTest test => new NumberValueTest(test.Operator, test.Value),
        VersionTest test => new VersionValueTest(test.Operator, Utf8Bytes.Of(test.Value)),
        RangeTest test => new RangeValueTest(OrderOf(test.Low), OrderOf(test.High)),
        _ => throw new InvalidOperationException($"{atom.GetType().Name} is no comparison by order."),
    };

    private sealed class AlwaysNode(bool value) : EvaluationNode
    {
        public override bool Evaluate(IFieldSource source) => value;
    }

    private sealed class AndNode(EvaluationNode[] items) : EvaluationNode
    {
        public override bool Evaluate(IFieldSource source)
        {
            foreach (EvaluationNode item in items)
            {
                if (!item.Evaluate(source))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private sealed class OrNode(EvaluationNode[] items) : EvaluationNode
    {
        public override bool Evaluate(IFieldSource source)
        {
            foreach (EvaluationNode item in items)
            {
                if (item.Evaluate(source))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class NotNode(EvaluationNode item) : EvaluationNode
    {
        public override bool Evaluate(IFieldSource source) => !item.Evaluate(source);
    }

    private sealed class NotAfterNode(DateTimeOffset instant) : EvaluationNode
    {
        public override bool Evaluate(IFieldSource source) => source.Now <= instant;
    }

    private sealed class ExistsNode(int slot) : EvaluationNode
    {
        public override bool Evaluate(IFieldSource source) => source.FirstValue(slot) >= 0;
    }

    /// <summary>Some element passes the test.</summary>
    private sealed class NestedNode(int slot, EvaluationNode item) : EvaluationNode
    {
        public override bool Evaluate(IFieldSource source)
        {
            for (int element = source.FirstValue(slot); element >= 0; element = source.NextValue(element))
            {
                if (item.Evaluate(source.OpenElement(slot, element)))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Some value of the field passes the test.</summary>
    private sealed class ValueNode(int slot, ValueTest test) : EvaluationNode
    {
        public override bool Evaluate(IFieldSource source)
        {
            for (int value = source.FirstValue(slot); value >= 0; value = source.NextValue(value))
            {
                if (test.Accepts(source.GetKind(value), source.GetText(value)))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Some value lies between two times, which the clock may move.</summary>
    private sealed class DateNode(int slot, DateTest test) : EvaluationNode
    {
        private readonly byte[] _formats = Utf8Bytes.Of(test.Field.Format ?? "");
        private readonly byte[] _firstSteps = Utf8Bytes.Of(test.First.Steps ?? "");
        private readonly byte[] _lastSteps = Utf8Bytes.Of(test.Last.Steps ?? "");

        public override bool Evaluate(IFieldSource source)
        {
            long first = test.First.Steps is null ? test.First.Units
                : DateBounds.First(source.Now, _firstSteps, test.First.RoundUp, test.First.Units, test.IsNanoseconds);
            long last = test.Last.Steps is null ? test.Last.Units
                : DateBounds.Last(source.Now, _lastSteps, test.Last.RoundUp, test.Last.Units, test.IsNanoseconds);
            for (int value = source.FirstValue(slot); value >= 0; value = source.NextValue(value))
            {
                if (DateText.TryParse(source.GetText(value), _formats, roundUp: false, out DatePoint point)
                    && point.TryGetUnits(test.IsNanoseconds, out long units)
                    && first <= units && units <= last)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
