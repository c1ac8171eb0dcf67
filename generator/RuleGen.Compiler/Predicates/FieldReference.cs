using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Predicates;

/// <summary>A field a predicate reads.</summary>
/// <param name="Name">The full dotted path.</param>
/// <param name="Type">Its type in the schema; <see cref="FieldType.Dynamic"/> when no schema has it.</param>
/// <param name="IsArray">
/// Whether a schema says that events usually bring several values. Only a hint for cost: every field may have several.
/// </param>
public sealed record FieldReference(string Name, FieldType Type, bool IsArray = false)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
