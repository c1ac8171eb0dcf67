using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Synthesis;

/// <summary>A synthesised event.</summary>
/// <param name="Fields">The fields that have values, in ordinal order of their names.</param>
public sealed record SampleEvent(EquatableArray<SampleField> Fields)
{
    /// <summary>The event as one nested JSON document.</summary>
    /// <param name="indented">Over several lines, for people.</param>
    public string ToJson(bool indented = false) => SampleJson.Write(Fields, indented);

    /// <summary>The event with one more field, or with another text for a field.</summary>
    public SampleEvent With(string field, string text) => new(Fields
        .Where(other => other.Name != field)
        .Concat([new SampleField(field, IsArray: false, [SampleValue.Of(text)])])
        .OrderBy(static other => other.Name, StringComparer.Ordinal)
        .ToEquatableArray());
}

/// <summary>A field of a synthesised event.</summary>
/// <param name="Name">The full dotted path.</param>
/// <param name="IsArray">Whether a single value is written as an array too.</param>
/// <param name="Values">One value or more.</param>
public sealed record SampleField(string Name, bool IsArray, EquatableArray<SampleValue> Values);
