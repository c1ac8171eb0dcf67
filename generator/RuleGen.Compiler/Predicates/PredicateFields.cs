namespace RuleGen.Compiler.Predicates;

/// <summary>Which fields a predicate reads.</summary>
public static class PredicateFields
{
    /// <summary>Each field once per atom that reads it, in the predicate's order.</summary>
    public static IEnumerable<FieldReference> Of(Predicate predicate) => predicate switch
    {
        And and => and.Items.SelectMany(Of),
        Or or => or.Items.SelectMany(Of),
        Not not => Of(not.Item),
        Nested nested => Of(nested.Item).Prepend(nested.Elements),
        Atom atom => [atom.Field],
        ComputedTest test => ComputedExpressions.FieldValues(test.Condition).Select(static value => value.Field),
        _ => [],
    };

    /// <summary>What an explicit null counts as in those of the fields that say so, ordered by name.</summary>
    public static IReadOnlyDictionary<string, string> NullValues(IEnumerable<FieldReference> fields)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (FieldReference field in fields)
        {
            if (field.NullValue is { } value)
            {
                values[field.Name] = value;
            }
        }

        return values;
    }
}
