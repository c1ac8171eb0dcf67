using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Optimization;

/// <summary>What a test costs, in units of one slot read, and how often it holds on a mixed stream.</summary>
internal readonly record struct Estimate(double Cost, double Chance);

/// <summary>
/// Estimates in round numbers from event streams of containers and Windows hosts: which fields split a stream well is a property of ECS,
/// not of a rule.
/// </summary>
internal static class CostModel
{
    // A field that a schema calls an array brings a few values; three is the median of process.args.
    private const double ArrayFactor = 3;

    public static Estimate Estimate(Predicate predicate) => predicate switch
    {
        Always always => new Estimate(0, always.Value ? 1 : 0),
        Not not => Estimate(not.Item) is var inner ? new Estimate(inner.Cost, 1 - inner.Chance) : default,
        And and => EstimateAnd(and.Items),
        Or or => EstimateOr(or.Items),
        Exists => new Estimate(1, 0.8),

        // The clock is read once an event, and most of what can expire has not.
        NotAfter => new Estimate(6, 0.9),

        // An analysed text is long, and every word of it is looked at.
        WordTest test => Scale(test.Field, new Estimate(400, test.Matcher is AnyOfWords ? 0.1 : 0.02)),

        // The elements are read once more.
        Nested nested => new Estimate(200 + (ArrayFactor * Estimate(nested.Item).Cost), Estimate(nested.Item).Chance),
        BooleanTest => new Estimate(1, 0.1),
        NumberTest test => Scale(test.Field, new Estimate(8, test.Operator == ComparisonOperator.Equal ? 0.02 : 0.4)),
        StringOrderTest test => Scale(test.Field, new Estimate(4, 0.4)),
        IpTest test => Scale(test.Field, new Estimate(10, test.Ranges is [{ IsSingle: true }] ? 0.01 : 0.2)),
        DateTest test => Scale(test.Field, new Estimate(14, 0.3)),
        RangeTest test => Scale(test.Field, new Estimate(Estimate(test.Low).Cost + 4, 0.2)),
        VersionTest test => Scale(test.Field, new Estimate(14, 0.4)),
        DynamicTest test => Scale(test.Field, new Estimate(8, test.Operator == ComparisonOperator.Equal ? 0.05 : 0.4)),
        StringTest test => Scale(test.Field, new Estimate(Cost(test.Matcher) * (test.IgnoreCase ? 2 : 1), Chance(test))),
        ComputedTest test => new Estimate(EstimateComputed(test.Condition), 0.3),
        _ => new Estimate(10, 0.5),
    };

    // The condition is computed for each combination of values.
    private static double EstimateComputed(ComputedExpression condition) =>
        ComputedExpressions.FieldValues(condition).Aggregate(10.0 * Size(condition), static (cost, value) => cost * (value.Field.IsArray ? ArrayFactor : 1));

    private static int Size(ComputedExpression expression) => 1 + ComputedExpressions.Children(expression).Sum(Size);

    private static Estimate EstimateAnd(EquatableArray<Predicate> items)
    {
        double cost = 0;
        double chance = 1;
        foreach (Predicate item in items)
        {
            Estimate estimate = Estimate(item);
            cost += chance * estimate.Cost;
            chance *= estimate.Chance;
        }

        return new Estimate(cost, chance);
    }

    private static Estimate EstimateOr(EquatableArray<Predicate> items)
    {
        double cost = 0;
        double miss = 1;
        foreach (Predicate item in items)
        {
            Estimate estimate = Estimate(item);
            cost += miss * estimate.Cost;
            miss *= 1 - estimate.Chance;
        }

        return new Estimate(cost, 1 - miss);
    }

    private static Estimate Scale(FieldReference field, Estimate estimate) =>
        field.IsArray ? estimate with { Cost = estimate.Cost * ArrayFactor } : estimate;

    private static double Cost(StringMatcher matcher) => matcher switch
    {
        EqualTo or Prefix or Suffix => 2,
        OneOf => 4,
        Contains => 6,
        Wildcard => 12,
        Regex => 25,
        AnyOf anyOf => anyOf.Matchers.Sum(Cost),
        _ => 10,
    };

    private static double Chance(StringTest test)
    {
        // The coarse fields hold for large parts of a stream; a value of any other field is rare.
        double single = test.Field.Name switch
        {
            "host.os.type" => 0.5,
            "event.category" => 0.4,
            "event.kind" => 0.8,
            "event.type" => 0.3,
            "event.action" or "data_stream.dataset" or "event.dataset" or "event.outcome" => 0.2,
            _ when test.Field.Type == FieldType.Keyword => 0.01,
            _ => 0.05,
        };
        return 1 - Math.Pow(1 - single, Weight(test.Matcher));
    }

    private static double Weight(StringMatcher matcher) => matcher switch
    {
        EqualTo => 1,
        OneOf oneOf => Math.Min(oneOf.Texts.Count, 20),
        AnyOf anyOf => anyOf.Matchers.Sum(Weight),
        Prefix { Text.Length: < 3 } or Suffix { Text.Length: < 3 } or Contains { Text.Length: < 3 } => 20,
        _ => 4,
    };
}
