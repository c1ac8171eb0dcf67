using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RegularExpressions;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>Regular expressions that some wildcards, or a list of texts, say more simply.</summary>
internal sealed class RegexAsWildcard : IQueryCheck
{
    // Longer lists are no simpler than the expression.
    private const int MostAlternatives = 8;
    private const int LongestAdvice = 120;

    public void Check(LintQuery query)
    {
        foreach (LintTest test in query.Tests.Where(static test => test.Operator == LintOperator.Regex && test.Values.Count > 0))
        {
            List<StringMatcher>? matchers = Simplify(test);
            if (matchers is { Count: > 0 and <= MostAlternatives })
            {
                SourceSpan span = test.Values[0].Span.Through(test.Values[test.Values.Count - 1].Span);
                string what = test.Values.Count == 1 ? "this regular expression" : "these regular expressions";
                query.Report(DiagnosticCatalogue.RegexAsWildcard, span, $"{what} can be said without one; write {Advice(test, matchers)}");
            }
        }
    }

    private static List<StringMatcher>? Simplify(LintTest test)
    {
        var matchers = new List<StringMatcher>();
        foreach (LintValue value in test.Values)
        {
            // With case, so that the advice keeps the letters as they are written; what it says holds for both.
            if (RegexWildcards.Find(RegexCompiler.Parse(value.Text, ignoreCase: false), ignoreCase: false) is not { } found || !found.All(CanBeWritten))
            {
                return null;
            }

            matchers.AddRange(found);
        }

        bool isMixed = matchers.Exists(static matcher => matcher is Wildcard);
        return isMixed && matchers.Exists(static matcher => matcher is EqualTo { Text: var text } && text.IndexOfAny(['*', '?']) >= 0) ? null : matchers;
    }

    // EQL has no escape for a wildcard that is meant as a character.
    private static bool CanBeWritten(StringMatcher matcher) => matcher is EqualTo or Wildcard { HasUsualSigns: true };

    private static string Advice(LintTest test, List<StringMatcher> matchers)
    {
        bool isList = matchers.Count > 1;
        string op = matchers.Exists(static matcher => matcher is Wildcard)
            ? test.IgnoresCase ? "like~" : "like"
            : test.IgnoresCase ? isList ? "in~" : ":"
            : isList ? "in" : "==";
        string constants = string.Join(", ", matchers.Select(static matcher => Quote(matcher is Wildcard wildcard ? wildcard.Pattern : ((EqualTo)matcher).Text)));
        return MessageText.Inline(isList ? $"'{op} ({constants})'" : $"'{op} {constants}'", LongestAdvice);
    }

    private static string Quote(string text) => text.IndexOfAny(['\\', '"']) >= 0 ? $"\"\"\"{text}\"\"\"" : $"\"{text}\"";
}
