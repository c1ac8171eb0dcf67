using RuleGen.Matching;

namespace RuleGen.Compiler.Evaluation;

/// <summary>What a computed expression is evaluated in.</summary>
/// <param name="source">The event; null for a constant expression.</param>
/// <param name="values">For each place of a field in the expression the value it stands for now; -1: null.</param>
/// <param name="memory">Where texts are written.</param>
internal readonly struct ScalarContext(IFieldSource? source, int[] values, ScalarMemory memory)
{
    public IFieldSource? Source => source;

    public int[] Values => values;

    public ScalarMemory Memory => memory;
}
