using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Evaluation;

/// <summary>Computes expressions without fields, by the code that later computes those with fields.</summary>
internal static class ConstantEvaluator
{
    /// <summary>What the expression comes to.</summary>
    public static ComputedConstant Evaluate(ComputedExpression expression)
    {
        var node = ScalarNode.Create(expression, static field => throw new InvalidOperationException($"'{field.Name}' is no constant."));
        return ToConstant(node.Evaluate(new ScalarContext(null, [], new ScalarMemory())));
    }

    /// <summary>A value that was computed as the constant that it is equal to.</summary>
    public static ComputedConstant ToConstant(Scalar value) => value.Kind switch
    {
        ScalarKind.Null => new NullConstant(),
        ScalarKind.Text => new TextConstant(Utf8Bytes.ToText(value.Text)),
        ScalarKind.Integer => new NumberValue(NumberConstant.Of(value.Integer)),
        ScalarKind.Unsigned => new NumberValue(NumberConstant.Of(value.Unsigned)),
        ScalarKind.Float => new NumberValue(NumberConstant.Of(value.Float)),
        _ => new BooleanConstant(value.IsTrue),
    };
}
