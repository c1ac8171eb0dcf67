using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary><c>"*a*"</c>: a pattern that is open at both ends with hardly a character between. A short ending, as in <c>"*$"</c>, says enough.</summary>
internal sealed class UnselectivePatterns : IQueryCheck
{
    // Elasticsearch's wildcard field indexes runs of three characters; with less there is nothing to look up.
    private const int FewestCharacters = 3;

    public void Check(LintQuery query)
    {
        IEnumerable<LintValue> patterns = query.Tests.Where(static test => test.Operator == LintOperator.Pattern).SelectMany(static test => test.Values);
        foreach (LintValue value in patterns.Where(static value => value.Pattern is { IsOpen: true, IsAnyText: false, CharacterCount: < FewestCharacters and > 0 }))
        {
            query.Report(
                DiagnosticCatalogue.UnselectivePattern,
                value.Span,
                $"{query.Show(value.Span)} has fewer than {FewestCharacters} characters and is open on both sides, so every value must be looked at and many match; write more of the text, or leave a '*' out");
        }
    }
}
