using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Optimization;

/// <summary>
/// Several tests of one field become one: <c>a == 1 or a == 2</c> is <c>a in (1, 2)</c>, and <c>not a == 1 and not a == 2</c> is
/// <c>not a in (1, 2)</c>. (Not so <c>a == 1 and a == 2</c>: different values of an array may serve each.) Inside a set equal texts
/// come together, sorted and each once.
/// </summary>
internal sealed class MergeIntoSets : PredicateRewriter
{
    protected override Predicate RewriteOr(Or or) => new Or(MergeTests(or.Items));

    protected override Predicate RewriteAnd(And and)
    {
        Predicate[] negated = [.. and.Items.OfType<Not>().Select(static not => not.Item)];
        EquatableArray<Predicate> merged = MergeTests(negated.ToEquatableArray());
        if (merged.Count == negated.Length)
        {
            return and;
        }

        return new And(and.Items.Where(static item => item is not Not).Concat(merged.Select(static item => new Not(item))).ToEquatableArray());
    }

    protected override Predicate RewriteLeaf(Predicate leaf) =>
        leaf is StringTest test ? test with { Matcher = Combine([test.Matcher]) } : leaf;

    private static EquatableArray<Predicate> MergeTests(EquatableArray<Predicate> items)
    {
        var merged = new List<Predicate>();
        var groups = new Dictionary<(string, bool), (int Place, List<StringMatcher> Matchers)>();
        foreach (Predicate item in items)
        {
            if (item is not StringTest test)
            {
                merged.Add(item);
            }
            else if (groups.TryGetValue((test.Field.Name, test.IgnoreCase), out (int Place, List<StringMatcher> Matchers) group))
            {
                group.Matchers.Add(test.Matcher);
            }
            else
            {
                groups.Add((test.Field.Name, test.IgnoreCase), (merged.Count, [test.Matcher]));
                merged.Add(test);
            }
        }

        // Each group is combined once, not test by test: rules with thousands of tests of one field exist.
        foreach ((int place, List<StringMatcher> matchers) in groups.Values.Where(static group => group.Matchers.Count > 1))
        {
            merged[place] = (StringTest)merged[place] with { Matcher = Combine(matchers) };
        }

        return merged.ToEquatableArray();
    }

    private static StringMatcher Combine(IEnumerable<StringMatcher> matchers)
    {
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        var others = new List<StringMatcher>();
        foreach (StringMatcher matcher in matchers.SelectMany(Leaves).Distinct())
        {
            if (matcher is EqualTo equal)
            {
                texts.Add(equal.Text);
            }
            else
            {
                others.Add(matcher);
            }
        }

        StringMatcher? set = texts.Count switch
        {
            0 => null,
            1 => new EqualTo(texts.Min!),
            _ => new OneOf(texts.ToEquatableArray()),
        };
        if (set is not null)
        {
            others.Insert(0, set);
        }

        return others.Count == 1 ? others[0] : new AnyOf(others.ToEquatableArray());
    }

    private static IEnumerable<StringMatcher> Leaves(StringMatcher matcher) => matcher switch
    {
        AnyOf anyOf => anyOf.Matchers.SelectMany(Leaves),
        OneOf oneOf => oneOf.Texts.Select(static text => new EqualTo(text)),
        _ => [matcher],
    };
}
