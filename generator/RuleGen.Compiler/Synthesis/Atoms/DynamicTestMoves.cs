using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>Values for a field of unknown type: numbers when the constant is one, else texts.</summary>
internal static class DynamicTestMoves
{
    public static IEnumerable<SampleValue> Of(DynamicTest test)
    {
        IEnumerable<SampleValue> texts = TextMoves.InOrder(test.Operator, test.Text);
        return test.Number is { } number ? NumberMoves.Of(test.Operator, number).Concat(texts) : texts;
    }
}
