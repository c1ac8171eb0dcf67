using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RegularExpressions;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Optimization;

/// <summary>
/// Several regular expressions of one test become one automaton, which takes one walk for all of them. They stay apart where the automaton
/// would be much larger than all of them: each unlimited repetition may double it.
/// </summary>
internal sealed class UniteRegexes : PredicateRewriter
{
    private const int MostGrowth = 4;

    protected override Predicate RewriteLeaf(Predicate leaf) =>
        leaf is StringTest { Matcher: AnyOf anyOf } test ? test with { Matcher = Unite(anyOf, test.IgnoreCase) } : leaf;

    private static StringMatcher Unite(AnyOf anyOf, bool ignoreCase)
    {
        Regex[] expressions = [.. anyOf.Matchers.OfType<Regex>()];
        string[] patterns = [.. expressions.SelectMany(static regex => regex.Patterns).Distinct()];
        if (expressions.Length < 2)
        {
            return anyOf;
        }

        int apart = expressions.Sum(regex => RegexCompiler.Compile(regex.Patterns, ignoreCase).Length);
        if (RegexCompiler.TryCompile(patterns, ignoreCase) is not { } united || united.Length > apart * MostGrowth)
        {
            return anyOf;
        }

        StringMatcher[] all = [.. anyOf.Matchers.Where(static matcher => matcher is not Regex), new Regex(patterns.ToEquatableArray())];
        return all.Length == 1 ? all[0] : new AnyOf(all.ToEquatableArray());
    }
}
