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
    private const string LowerCasedName = ".caseless";

    /// <summary>The field this is another name of; the rest is then said of that field only.</summary>
    public string? AliasOf { get; init; }

    /// <summary>The field whose values this one holds as well, compared in its own way; then the name is one below that field's.</summary>
    public string? MultiFieldOf { get; init; }

    /// <summary>What an explicit JSON null counts as. A multi-field has that of its field.</summary>
    public string? NullValue { get; init; }

    /// <summary>How dates are written: formats of Elasticsearch joined by <c>||</c>; null: its default.</summary>
    public string? Format { get; init; }

    /// <summary>The field as a predicate names it.</summary>
    /// <remarks>A flattened field has no value at its own path; compared as a whole it is every value below.</remarks>
    public FieldReference ToReference() => new(
        Type == FieldType.Flattened ? Name + FieldReference.AnyBelow : MultiFieldOf ?? Name, Type, IsArray || Type == FieldType.Flattened)
    {
        NullValue = NullValue,
        Format = Format,
        IgnoresCase = MultiFieldOf is not null && Name.EndsWith(LowerCasedName, StringComparison.Ordinal),
    };
}
