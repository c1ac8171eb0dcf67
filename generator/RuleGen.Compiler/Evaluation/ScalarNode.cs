using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Evaluation;

/// <summary>A computed expression, prepared.</summary>
internal abstract class ScalarNode
{
    public abstract Scalar Evaluate(ScalarContext context);

    /// <param name="expression">The expression.</param>
    /// <param name="placeOf">Called for each field from left to right; gives it its place among <see cref="ScalarContext.Values"/>.</param>
    public static ScalarNode Create(ComputedExpression expression, Func<FieldReference, int> placeOf)
    {
        ScalarNode[] operands = [.. ComputedExpressions.Children(expression).Select(child => Create(child, placeOf))];
        return expression switch
        {
            FieldValue value => new FieldNode(placeOf(value.Field), value.Reading),
            NullConstant => new NullNode(),
            TextConstant constant => new TextNode(Utf8Bytes.Of(constant.Value)),
            NumberValue number => new NumberNode(number.Value),
            BooleanConstant constant => new BooleanNode(constant.Value),
            FunctionCall call => new FunctionNode(call.Function, operands, call.IgnoreCase),
            ComputedComparison comparison => new ComparisonNode(operands[0], comparison.Operator, operands[1]),
            ComputedMember member => new MemberNode(operands[0], [.. member.Constants.Select(constant => Create(constant, placeOf))]),
            ComputedAddressTest test => new AddressNode(operands[0], test.Ranges),
            ComputedMatch match => new MatchNode(operands[0], TextTest.Create(match.Matcher, match.IgnoreCase)),
            ComputedNullTest => new NullTestNode(operands[0]),
            ComputedNot => new NotNode(operands[0]),
            ComputedAnd => new LogicNode(operands, isAnd: true),
            ComputedOr => new LogicNode(operands, isAnd: false),
            _ => throw new InvalidOperationException($"{expression.GetType().Name} cannot be evaluated."),
        };
    }

    private sealed class FieldNode(int place, ScalarReading reading) : ScalarNode
    {
        public override Scalar Evaluate(ScalarContext context)
        {
            int value = context.Values[place];
            if (value < 0)
            {
                return Scalar.Null;
            }

            FieldValueKind kind = context.Source!.GetKind(value);
            return ScalarReader.Read(reading, kind == FieldValueKind.Number, kind == FieldValueKind.Boolean, context.Source.GetText(value));
        }
    }

    private sealed class NullNode : ScalarNode
    {
        public override Scalar Evaluate(ScalarContext context) => Scalar.Null;
    }

    private sealed class TextNode(byte[] value) : ScalarNode
    {
        public override Scalar Evaluate(ScalarContext context) => (ReadOnlySpan<byte>)value;
    }

    private sealed class NumberNode(NumberConstant value) : ScalarNode
    {
        public override Scalar Evaluate(ScalarContext context) => value.IsInteger ? value.Integer : value.Unsigned != 0 ? (Scalar)value.Unsigned : value.Float;
    }

    private sealed class BooleanNode(bool value) : ScalarNode
    {
        public override Scalar Evaluate(ScalarContext context) => value;
    }

    private sealed class FunctionNode(ComputedFunction function, ScalarNode[] arguments, bool ignoreCase) : ScalarNode
    {
        public override Scalar Evaluate(ScalarContext context)
        {
            Scalar first = arguments[0].Evaluate(context);
            Scalar second = arguments.Length > 1 ? arguments[1].Evaluate(context) : Scalar.Null;
            Scalar third = arguments.Length > 2 ? arguments[2].Evaluate(context) : Scalar.Null;
            return function switch
            {
                ComputedFunction.Add => first.Add(second),
                ComputedFunction.Subtract => first.Subtract(second),
                ComputedFunction.Multiply => first.Multiply(second),
                ComputedFunction.Divide => first.Divide(second),
                ComputedFunction.Modulo => first.Modulo(second),
                ComputedFunction.Negate => first.Negate(),
                ComputedFunction.ToNumber => first.ToNumber(second),
                ComputedFunction.ToText => first.ToText(context.Memory),
                ComputedFunction.Length => first.Length(),
                ComputedFunction.Substring => first.Substring(second, third, context.Memory),
                ComputedFunction.Between => first.Between(second, third, arguments[3].Evaluate(context), ignoreCase),
                ComputedFunction.IndexOf => first.IndexOf(second, third, ignoreCase),
                ComputedFunction.StartsWith => first.StartsWith(second, ignoreCase),
                ComputedFunction.EndsWith => first.EndsWith(second, ignoreCase),
                ComputedFunction.Contains => first.Contains(second, ignoreCase),
                ComputedFunction.Concat => first.Concat(second, context.Memory),
                _ => throw new InvalidOperationException($"{function} cannot be evaluated."),
            };
        }
    }

    private sealed class ComparisonNode(ScalarNode left, ComparisonOperator op, ScalarNode right) : ScalarNode
    {
        public override Scalar Evaluate(ScalarContext context)
        {
            Scalar first = left.Evaluate(context);
            Scalar second = right.Evaluate(context);
            return op switch
            {
                ComparisonOperator.Equal => first.Equal(second),
                ComparisonOperator.Less => first.Less(second),
                ComparisonOperator.LessOrEqual => first.LessOrEqual(second),
                ComparisonOperator.Greater => first.Greater(second),
                _ => first.GreaterOrEqual(second),
            };
        }
    }

    private sealed class MemberNode(ScalarNode operand, ScalarNode[] constants) : ScalarNode
    {
        public override Scalar Evaluate(ScalarContext context)
        {
            Scalar value = operand.Evaluate(context);
            Scalar result = false;
            foreach (ScalarNode constant in constants)
            {
                result = result.Or(value.Equal(constant.Evaluate(context)));
            }

            return result;
        }
    }

    private sealed class MatchNode(ScalarNode operand, TextTest test) : ScalarNode
    {
        public override Scalar Evaluate(ScalarContext context)
        {
            Scalar value = operand.Evaluate(context);
            return value.IsText ? test.Accepts(FieldValueKind.String, value.Text) : Scalar.Null;
        }
    }

    private sealed class AddressNode(ScalarNode operand, EquatableArray<IpRange> ranges) : ScalarNode
    {
        public override Scalar Evaluate(ScalarContext context)
        {
            Scalar value = operand.Evaluate(context);
            return value.IsText && IpAddress.TryParse(value.Text, out IpAddress address) ? ranges.Any(range => range.Contains(address)) : Scalar.Null;
        }
    }

    private sealed class NullTestNode(ScalarNode operand) : ScalarNode
    {
        public override Scalar Evaluate(ScalarContext context) => operand.Evaluate(context).IsNull;
    }

    private sealed class NotNode(ScalarNode operand) : ScalarNode
    {
        public override Scalar Evaluate(ScalarContext context) => operand.Evaluate(context).Not();
    }

    private sealed class LogicNode(ScalarNode[] operands, bool isAnd) : ScalarNode
    {
        public override Scalar Evaluate(ScalarContext context)
        {
            Scalar result = isAnd;
            foreach (ScalarNode operand in operands)
            {
                Scalar value = operand.Evaluate(context);
                result = isAnd ? result.And(value) : result.Or(value);
            }

            return result;
        }
    }
}
