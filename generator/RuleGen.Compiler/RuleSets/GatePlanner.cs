using RuleGen.Compiler.Predicates;
using RuleGen.Matching;

namespace RuleGen.Compiler.RuleSets;

/// <summary>
/// Finds a gate: the first guard of each condition, which the optimiser chose because it decides most for least, when all of them look into one
/// object of the event. With more conditions one of the guards soon lets every event pass.
/// </summary>
internal static class GatePlanner
{
    private const int MostConditions = 4;

    /// <summary>The gate of the conditions, or null when they have none.</summary>
    public static RuleSetGate? Plan(IReadOnlyList<Predicate> conditions)
    {
        if (conditions.Count is 0 or > MostConditions)
        {
            return null;
        }

        Predicate[] guards = [.. conditions.Select(FirstGuard).Distinct()];
        string[] fields = [.. guards.SelectMany(PredicateFields.Of).Select(static field => field.Name).Distinct(StringComparer.Ordinal)];
        return guards.All(static guard => guard is Atom or Not { Item: Atom })
            && !fields.Any(IsAnywhere)
            && fields.Select(ObjectOf).Distinct(StringComparer.Ordinal).Count() == 1
            ? new RuleSetGate(guards.Length == 1 ? guards[0] : new Or([.. guards]), [.. fields])
            : null;
    }

    // A condition that is one test has nothing behind it that the gate could save.
    private static Predicate FirstGuard(Predicate predicate) => predicate is And and ? and.Items[0] : new Always(true);

    // All of the document would be read for it, and then once more.
    private static bool IsAnywhere(string field) => PathPattern.TryParse(field, out string? parent) && parent is null;

    private static string ObjectOf(string field) => field.LastIndexOf('.') is >= 0 and var dot ? field.Substring(0, dot) : "";
}
