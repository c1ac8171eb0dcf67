using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Schema;
using RuleGen.Matching;

namespace RuleGen.Compiler.Synthesis.Correlations;

/// <summary>What the keys of a stage ask of an event as conditions.</summary>
internal static class KeyTest
{
    /// <summary>The event has every field of the key.</summary>
    public static IEnumerable<Predicate> Present(QueryStage stage) =>
        stage.Keys.Select(static key => key.Field).OfType<FieldReference>().Select(static field => new Exists(field));

    /// <summary>The event has the values of another stage's key, null where that has none.</summary>
    public static IEnumerable<Predicate> Equal(QueryStage stage, IReadOnlyList<SampleValue?> values)
    {
        for (int i = 0; i < stage.Keys.Count; i++)
        {
            if (stage.Keys[i].Field is { } field)
            {
                yield return Equal(field, values[i]);
            }
        }
    }

    /// <summary>Some value of the field is this one; of null: it has none.</summary>
    public static Predicate Equal(FieldReference field, SampleValue? value) =>
        value is null ? new Not(new Exists(field)) : ByType(field, value) ?? new StringTest(field, new EqualTo(value.Text));

    // Null: not a value of the type. It is then compared as a text, which no event can bring about that is joined by the type.
    private static Predicate? ByType(FieldReference field, SampleValue value) => field.Type switch
    {
        FieldType.Integer or FieldType.Float => NumberText.Parse(value.Text) is { } number ? new NumberTest(field, ComparisonOperator.Equal, number) : null,
        FieldType.Boolean => new BooleanTest(field, value.Text == "true"),
        FieldType.Ip => IpAddress.TryParse(value.Utf8, out IpAddress address) ? new IpTest(field, [new IpRange(address, address)]) : null,
        FieldType.Date or FieldType.DateNanos => DateTest.Create(field, ComparisonOperator.Equal, value.Text),
        FieldType.Dynamic => new DynamicTest(field, ComparisonOperator.Equal, value.Text, NumberText.Parse(value.Text)),
        _ => null,
    };
}
