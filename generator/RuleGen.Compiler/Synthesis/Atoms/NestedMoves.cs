using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>Elements of an array of objects, made like events of their own.</summary>
internal static class NestedMoves
{
    /// <summary>An element that satisfies the group.</summary>
    public static IEnumerable<SampleValue> Of(Nested nested) =>
        EventSynthesizer.Synthesize(nested.Item).Match is { } match ? [Element(nested, match)] : [];

    /// <summary>Elements that nearly do.</summary>
    public static IEnumerable<SampleValue> Near(Nested nested) =>
        EventSynthesizer.Synthesize(nested.Item).NearMisses.Select(miss => Element(nested, miss.Event));

    private static SampleValue Element(Nested nested, SampleEvent sample)
    {
        string prefix = nested.Path + ".";
        EquatableArray<SampleField> fields = sample.Fields
            .Where(field => field.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(field => field with { Name = field.Name.Substring(prefix.Length) })
            .ToEquatableArray();
        return new SampleValue(FieldValueKind.Object, SampleJson.Write(fields, indented: false));
    }
}
