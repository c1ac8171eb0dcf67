using System.Buffers.Text;
using System.Text;

namespace RuleGen;

/// <summary>
/// What <c>severity_mapping</c>, <c>risk_score_mapping</c> and <c>rule_name_override</c> make of an event. Values are
/// compared as text, exactly; of a field with several values any can apply.
/// </summary>
internal static class AlertOverrides
{
    public static Severity FindSeverity(RuleMetadata rule, AlertFields fields)
    {
        Severity? found = null;
        foreach (SeverityOverride item in rule.SeverityOverrides)
        {
            if ((found is null || item.Severity > found) && fields[item.Field].Is(Encoding.UTF8.GetBytes(item.Value)))
            {
                found = item.Severity;
            }
        }

        return found ?? rule.Severity;
    }

    public static int FindRiskScore(RuleMetadata rule, AlertFields fields)
    {
        int? found = null;
        foreach (RiskScoreOverride item in rule.RiskScoreOverrides)
        {
            byte[] expected = Encoding.UTF8.GetBytes(item.Value);
            foreach (ReadOnlySpan<byte> value in fields[item.Field])
            {
                if ((expected.Length == 0 || value.SequenceEqual(expected))
                    && (item.RiskScore ?? ParseScore(value)) is int score
                    && (found is null || score > found))
                {
                    found = score;
                }
            }
        }

        return found ?? rule.RiskScore;
    }

    public static string FindRuleName(RuleMetadata rule, AlertFields fields) =>
        rule.RuleNameOverride is { Length: > 0 } field ? fields.GetText(field) ?? rule.Name : rule.Name;

    /// <summary>A number from 0 to 100; a fraction is rounded, since Kibana's score may have one and ours does not.</summary>
    private static int? ParseScore(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out double score, out int length) && length == text.Length && score is >= 0 and <= 100
            ? (int)Math.Round(score, MidpointRounding.AwayFromZero)
            : null;
}
