using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Predicates;

/// <summary>A field a predicate reads.</summary>
/// <param name="Name">
/// Where its values stand in an event: a full dotted path, or a pattern of paths in which <c>*</c> is any characters: <c>path.*</c> for every value
/// at any depth below a path, <see cref="Anywhere"/> for every value of the event.
/// </param>
/// <param name="Type">Its type in the schema; <see cref="FieldType.Dynamic"/> when no schema has it.</param>
/// <param name="IsArray">
/// Whether a schema says that events usually bring several values. Only a hint for cost: every field may have several.
/// </param>
public sealed record FieldReference(string Name, FieldType Type, bool IsArray = false)
{
    /// <summary>The end of a name that means every value below.</summary>
    public const string AnyBelow = ".*";

    /// <summary>The name that means every value of an event.</summary>
    public const string Anywhere = "*";

    /// <summary>The text that an explicit JSON null counts as; null: it is no value.</summary>
    public string? NullValue { get; init; }

    /// <summary>How its dates are written (see <see cref="Matching.DateText"/>); null: in Elasticsearch's default format.</summary>
    public string? Format { get; init; }

    /// <summary>Whether every test of its text ignores letter case, as a field does that holds its values in lower case.</summary>
    public bool IgnoresCase { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
