using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RegularExpressions;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Optimization;

/// <summary>
/// Finds the regular expressions that texts and wildcards can say: <c>.*foo.*</c> is <c>*foo*</c>, <c>docx?</c> one of two texts. Searching a
/// text is faster than any automaton.
/// </summary>
internal sealed class SimplifyRegexes : PredicateRewriter
{
    protected override Predicate RewriteLeaf(Predicate leaf) =>
        leaf is StringTest test ? test with { Matcher = Simplify(test.Matcher, test.IgnoreCase) } : leaf;

    private static StringMatcher Simplify(StringMatcher matcher, bool ignoreCase) => matcher switch
    {
        Regex regex => Simplify(regex, ignoreCase),
        AnyOf anyOf => new AnyOf(anyOf.Matchers.Select(item => Simplify(item, ignoreCase)).ToEquatableArray()),
        _ => matcher,
    };

    private static StringMatcher Simplify(Regex regex, bool ignoreCase)
    {
        var simple = new List<StringMatcher>();
        var rest = new List<string>();
        foreach (string pattern in regex.Patterns)
        {
            if (RegexWildcards.Find(RegexCompiler.Parse(pattern, ignoreCase), ignoreCase) is { } matchers)
            {
                simple.AddRange(matchers);
            }
            else
            {
                rest.Add(pattern);
            }
        }

        if (simple.Count == 0)
        {
            return regex;
        }

        if (rest.Count > 0)
        {
            simple.Add(new Regex(rest.ToEquatableArray()));
        }

        return simple.Count == 1 ? simple[0] : new AnyOf(simple.ToEquatableArray());
    }
}
