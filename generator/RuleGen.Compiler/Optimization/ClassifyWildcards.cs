using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Optimization;

/// <summary>
/// Finds what a wildcard pattern really asks: <c>a*</c> is a prefix, <c>*a</c> a suffix, <c>*a*</c> a substring, a pattern
/// without wildcards an equality, and <c>*</c> only that there is a value.
/// </summary>
internal sealed class ClassifyWildcards : PredicateRewriter
{
    protected override Predicate RewriteLeaf(Predicate leaf)
    {
        if (leaf is ComputedTest computed)
        {
            return new ComputedTest(ComputedExpressions.Rewrite(computed.Condition, Classify));
        }

        if (leaf is not StringTest test)
        {
            return leaf;
        }

        StringMatcher matcher = Classify(test.Matcher);
        return AcceptsEverything(matcher) ? new Exists(test.Field) : test with { Matcher = matcher };
    }

    private static StringMatcher Classify(StringMatcher matcher) => matcher switch
    {
        Wildcard wildcard => Classify(wildcard),
        AnyOf anyOf => new AnyOf(anyOf.Matchers.Select(Classify).ToEquatableArray()),
        _ => matcher,
    };

    private static StringMatcher Classify(Wildcard wildcard)
    {
        string pattern = CollapseRuns(wildcard.Pattern, wildcard.Any);
        Wildcard collapsed = wildcard with { Pattern = pattern };
        if (AcceptsEverything(collapsed) || pattern.Contains(wildcard.One))
        {
            return collapsed;
        }

        int first = pattern.IndexOf(wildcard.Any);
        int last = pattern.LastIndexOf(wildcard.Any);
        int end = pattern.Length - 1;
        if (first < 0)
        {
            return new EqualTo(pattern);
        }

        if (first == last)
        {
            return first == end ? new Prefix(pattern.Substring(0, end))
                : first == 0 ? new Suffix(pattern.Substring(1))
                : collapsed;
        }

        // Exactly two runs, at both ends: anything else needs the order of several parts.
        return first == 0 && last == end && pattern.IndexOf(wildcard.Any, 1) == end
            ? new Contains(pattern.Substring(1, end - 1))
            : collapsed;
    }

    private static bool AcceptsEverything(StringMatcher matcher) => matcher switch
    {
        Wildcard wildcard => wildcard.Pattern.Length == 1 && wildcard.Pattern[0] == wildcard.Any,
        AnyOf anyOf => anyOf.Matchers.Any(AcceptsEverything),
        _ => false,
    };

    private static string CollapseRuns(string pattern, char any)
    {
        string twice = new(any, 2);
        while (pattern.Contains(twice))
        {
            pattern = pattern.Replace(twice, any.ToString());
        }

        return pattern;
    }
}
