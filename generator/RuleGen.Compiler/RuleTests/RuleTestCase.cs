using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleTests;

/// <summary>A case of a test file.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Span">Where findings about it belong.</param>
/// <param name="Expectation">What the rule must make of the events.</param>
/// <param name="Events">The events, in order; at least one.</param>
public sealed record RuleTestCase(string Name, SourceSpan Span, RuleTestExpectation Expectation, EquatableArray<RuleTestEvent> Events);

/// <summary>An event of a case.</summary>
/// <param name="Json">The document: a JSON object.</param>
/// <param name="Label">What tells it from the other events of its case; null when it is the only one.</param>
/// <param name="Now">When it is judged; null: at its <c>@timestamp</c>, and without one before anything has expired.</param>
public sealed record RuleTestEvent(string Json, string? Label, DateTimeOffset? Now);

/// <summary>What a case expects of its events.</summary>
/// <param name="Count">How many alerts exactly; null: see <paramref name="Every"/>.</param>
/// <param name="Every">Without a number: every event alerts, or none does.</param>
public readonly record struct RuleTestExpectation(int? Count, bool Every)
{
    /// <summary>As messages say it.</summary>
    public override string ToString() => Count switch
    {
        null => Every ? "must alert" : "must not alert",
        1 => "must give 1 alert",
        { } count => FormattableString.Invariant($"must give {count} alerts"),
    };
}
