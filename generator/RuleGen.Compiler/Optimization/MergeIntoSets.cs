using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Optimization;

/// <summary>
/// Several tests of one field become one: <c>a == 1 or a == 2</c> is <c>a in (1, 2)</c>, and <c>not a == 1 and not a == 2</c> is
/// <c>not a in (1, 2)</c>. (Not so <c>a == 1 and a == 2</c>: different values of an array may serve each.) Inside a set equal texts
/// come together, sorted and each once; address ranges that touch become one. A test of several stands where the smallest span covers all.
/// </summary>
internal sealed class MergeIntoSets : PredicateRewriter
{
    protected override Predicate RewriteOr(Or or) => new Or(MergeTests(or.Items));

    protected override Predicate RewriteAnd(And and)
    {
        Predicate[] negated = [.. and.Items.OfType<Not>().Select(static not => not.Item.At(not.Span))];
        EquatableArray<Predicate> merged = MergeTests(negated.ToEquatableArray());
        if (merged.Count == negated.Length)
        {
            return and;
        }

        return new And(and.Items.Where(static item => item is not Not).Concat(merged.Select(static item => new Not(item) { Span = item.Span })).ToEquatableArray());
    }

    protected override Predicate RewriteLeaf(Predicate leaf) => leaf switch
    {
        StringTest test => test with { Matcher = Combine([test.Matcher]) },
        IpTest test => test with { Ranges = IpRange.Merge(test.Ranges) },
        WordTest test => test with { Matcher = Combine([test.Matcher]) },
        ComputedTest test => new ComputedTest(ComputedExpressions.Rewrite(test.Condition, static matcher => Combine([matcher]))),
        _ => leaf,
    };

    private static EquatableArray<Predicate> MergeTests(EquatableArray<Predicate> items)
    {
        var merged = new List<Predicate>();
        var groups = new Dictionary<(Type, string, bool), (int Place, List<Atom> Tests)>();
        foreach (Predicate item in items)
        {
            if (item is not (StringTest or IpTest or WordTest))
            {
                merged.Add(item);
                continue;
            }

            var test = (Atom)item;
            var key = (test.GetType(), test.Field.Name, test is StringTest { IgnoreCase: true });
            if (groups.TryGetValue(key, out (int Place, List<Atom> Tests) group))
            {
                group.Tests.Add(test);
            }
            else
            {
                groups.Add(key, (merged.Count, [test]));
                merged.Add(test);
            }
        }

        // Each group is combined once, not test by test: rules with thousands of tests of one field exist.
        foreach ((int place, List<Atom> tests) in groups.Values.Where(static group => group.Tests.Count > 1))
        {
            Predicate combined = tests[0] switch
            {
                StringTest first => first with { Matcher = Combine(tests.Cast<StringTest>().Select(static test => test.Matcher)) },
                IpTest first => first with { Ranges = IpRange.Merge(tests.Cast<IpTest>().SelectMany(static test => test.Ranges)) },
                WordTest first => first with { Matcher = Combine(tests.Cast<WordTest>().Select(static test => test.Matcher)) },
                _ => throw new InvalidOperationException($"{tests[0].GetType().Name} has no sets."),
            };
            merged[place] = combined.At(PredicateSpans.Covering(tests));
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

    private static WordMatcher Combine(IEnumerable<WordMatcher> matchers)
    {
        WordMatcher[] distinct = [.. matchers.SelectMany(Leaves).Distinct()];
        return distinct is [var single] ? single : new AnyOfWords(distinct.ToEquatableArray());
    }

    private static IEnumerable<WordMatcher> Leaves(WordMatcher matcher) =>
        matcher is AnyOfWords any ? any.Matchers.SelectMany(Leaves) : [matcher];

    private static IEnumerable<StringMatcher> Leaves(StringMatcher matcher) => matcher switch
    {
        AnyOf anyOf => anyOf.Matchers.SelectMany(Leaves),
        OneOf oneOf => oneOf.Texts.Select(static text => new EqualTo(text)),
        _ => [matcher],
    };
}
