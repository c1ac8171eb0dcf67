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
        Atom atom => [atom.Field],
        _ => [],
    };
}
