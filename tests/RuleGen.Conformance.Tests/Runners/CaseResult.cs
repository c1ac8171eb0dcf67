namespace RuleGen.Conformance.Tests;

/// <summary>How a case went.</summary>
/// <param name="Case">The case.</param>
/// <param name="Passed">Whether the answer is Elasticsearch's.</param>
/// <param name="Answer">What was answered instead, or why there is no answer.</param>
internal sealed record CaseResult(SuiteCase Case, bool Passed, string Answer)
{
    /// <summary>Compares an answer with Elasticsearch's.</summary>
    public static CaseResult Judge(SuiteCase item, IReadOnlyList<long> answer) =>
        new(item, item.Accepts(answer), $"[{string.Join(", ", answer)}] instead of [{string.Join(", ", item.ExpectedEventIds!)}]");

    /// <inheritdoc/>
    public override string ToString() => $"{Case.Id}: {Answer}";
}
