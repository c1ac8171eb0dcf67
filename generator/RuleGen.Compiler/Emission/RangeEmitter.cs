using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Emission;

/// <summary>Writes the local function that asks whether one value of a field lies between two bounds.</summary>
internal static class RangeEmitter
{
    /// <summary>Writes <c>static bool name(EventField values)</c>.</summary>
    public static void EmitFunction(CodeWriter code, RangeTest test, string name)
    {
        using (code.Block($"static bool {name}(global::RuleGen.EventField values)"))
        {
            using (code.Block("foreach (global::System.ReadOnlySpan<byte> value in values)"))
            {
                string parse = test.Low is NumberTest ? "global::RuleGen.Matching.JsonNumber.TryParse(value, out global::RuleGen.Matching.JsonNumber number) && " : "";
                code.Line($"if ({parse}{Comparison(test.Low)} && {Comparison(test.High)}) return true;");
            }

            code.Line();
            code.Line("return false;");
        }
    }

    private static string Comparison(Atom bound) => bound switch
    {
        NumberTest test => $"number.CompareTo({PredicateEmitter.Number(test.Value)}) {PredicatePrinter.Symbol(test.Operator)} 0",
        StringOrderTest test => $"value.SequenceCompareTo({Literals.Utf8(test.Value)}) {PredicatePrinter.Symbol(test.Operator)} 0",
        VersionTest test => $"global::RuleGen.Matching.VersionOrder.Compare(value, {Literals.Utf8(test.Value)}) {PredicatePrinter.Symbol(test.Operator)} 0",
        _ => throw new InvalidOperationException($"{bound.GetType().Name} is no bound."),
    };
}
