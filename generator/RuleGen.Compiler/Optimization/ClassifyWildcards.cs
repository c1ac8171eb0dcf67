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
        if (leaf is not StringTest test)
        {
            return leaf;
        }

        StringMatcher matcher = Classify(test.Matcher);
        return AcceptsEverything(matcher) ? new Exists(test.Field) : test with { Matcher = matcher };
    }

    private static StringMatcher Classify(StringMatcher matcher) => matcher switch
    {
        Wildcard wildcard => Classify(wildcard.Pattern),
        AnyOf anyOf => new AnyOf(anyOf.Matchers.Select(Classify).ToEquatableArray()),
        _ => matcher,
    };

    private static StringMatcher Classify(string pattern)
    {
        pattern = CollapseStars(pattern);
        if (pattern == "*" || pattern.Contains('?'))
        {
            return new Wildcard(pattern);
        }

        int first = pattern.IndexOf('*');
        int last = pattern.LastIndexOf('*');
        int end = pattern.Length - 1;
        if (first < 0)
        {
            return new EqualTo(pattern);
        }

        if (first == last)
        {
            return first == end ? new Prefix(pattern.Substring(0, end))
                : first == 0 ? new Suffix(pattern.Substring(1))
                : new Wildcard(pattern);
        }

        // Exactly two stars, at both ends: anything else needs the order of several parts.
        return first == 0 && last == end && pattern.IndexOf('*', 1) == end
            ? new Contains(pattern.Substring(1, end - 1))
            : new Wildcard(pattern);
    }

    private static bool AcceptsEverything(StringMatcher matcher) => matcher switch
    {
        Wildcard { Pattern: "*" } => true,
        AnyOf anyOf => anyOf.Matchers.Any(AcceptsEverything),
        _ => false,
    };

    private static string CollapseStars(string pattern)
    {
        while (pattern.Contains("**"))
        {
            pattern = pattern.Replace("**", "*");
        }

        return pattern;
    }
}
