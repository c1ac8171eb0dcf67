using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Kql;

/// <summary>A field as a condition sees it.</summary>
/// <param name="Name">The name that was written, in full.</param>
/// <param name="Reference">Where its values stand in events, with the type the condition treats them as.</param>
internal readonly record struct KqlField(string Name, FieldReference Reference)
{
    /// <summary>The type that decides what a value means.</summary>
    public FieldType Type => Reference.Type;
}
