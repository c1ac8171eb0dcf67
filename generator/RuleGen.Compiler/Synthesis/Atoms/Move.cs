using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>A proposal: one value for each of some fields. Whether it helps is for the interpreter to say.</summary>
internal sealed record Move(EquatableArray<(FieldReference Field, SampleValue Value)> Values)
{
    /// <summary>A value for one field.</summary>
    public static Move Of(FieldReference field, SampleValue value) => new([(field, value)]);
}
