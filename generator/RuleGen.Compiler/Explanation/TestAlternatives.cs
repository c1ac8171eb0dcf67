using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Explanation;

/// <summary>Takes tests over lists apart.</summary>
public static class TestAlternatives
{
    /// <summary>
    /// Tests of which some hold exactly when the given one does: of a list, one for each entry, in its order. A test that is no list is its own
    /// only alternative.
    /// </summary>
    public static EquatableArray<Predicate> Of(Predicate test) => test switch
    {
        StringTest strings => Each(MatchersOf(strings.Matcher), matcher => strings with { Matcher = matcher }),
        WordTest words => Each(MatchersOf(words.Matcher), matcher => words with { Matcher = matcher }),
        IpTest ip => Each(ip.Ranges, range => ip with { Ranges = [range] }),
        ComputedTest computed => Each(ConditionsOf(computed.Condition), static condition => new ComputedTest(condition)),
        _ => [test],
    };

    private static EquatableArray<Predicate> Each<T>(IEnumerable<T> items, Func<T, Predicate> create) => items.Select(create).ToEquatableArray();

    private static IEnumerable<StringMatcher> MatchersOf(StringMatcher matcher) => matcher switch
    {
        OneOf oneOf => oneOf.Texts.Select(static text => new EqualTo(text)),
        AnyOf any => any.Matchers.SelectMany(MatchersOf),
        Regex regex => regex.Patterns.Select(static pattern => new Regex([pattern])),
        _ => [matcher],
    };

    private static IEnumerable<WordMatcher> MatchersOf(WordMatcher matcher) => matcher is AnyOfWords any ? any.Matchers.SelectMany(MatchersOf) : [matcher];

    // A test asks whether some combination of values makes its condition true, and "some" may be asked of each part of an "or".
    private static IEnumerable<ComputedExpression> ConditionsOf(ComputedExpression condition) => condition switch
    {
        ComputedOr or => or.Conditions.SelectMany(ConditionsOf),
        ComputedMember member => member.Constants.Select(constant => new ComputedComparison(member.Value, ComparisonOperator.Equal, constant)),
        ComputedMatch match => MatchersOf(match.Matcher).Select(matcher => match with { Matcher = matcher }),
        ComputedAddressTest test => test.Ranges.Select(range => test with { Ranges = [range] }),
        _ => [condition],
    };
}
