using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Schema;

/// <summary>What a schema says of a field.</summary>
/// <param name="Name">The full dotted path.</param>
/// <param name="Type">
/// Its type. <see cref="FieldType.Dynamic"/>: the field exists and nothing says what it holds, so each event's JSON decides.
/// </param>
/// <param name="IsArray">Whether events usually bring several values. Only a hint: every field may have several.</param>
public sealed record FieldInfo(string Name, FieldType Type, bool IsArray = false)
{
    /// <summary>The field as a predicate names it.</summary>
    public FieldReference ToReference() => new(Name, Type, IsArray);
}
