using System.Globalization;

namespace RuleGen.Cli.Commands;

/// <summary>Lengths of time on the command line: a number and a unit, as EQL's <c>maxspan</c> has them.</summary>
internal static class DurationText
{
    /// <summary>What <see cref="TryParse"/> takes, for messages.</summary>
    public const string Forms = "0, or a number with ms, s, m, h or d, such as 30s or 5m";

    /// <summary>Reads one, of at most 365 days.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        int digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits < 0)
        {
            return text.Length > 0 && text.AsSpan().IndexOfAnyExcept('0') < 0;
        }

        double unit = text[digits..] switch
        {
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => 0,
        };
        if (unit == 0 || !long.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out long amount)
            || amount * unit > TimeSpan.FromDays(365).TotalMilliseconds)
        {
            return false;
        }

        duration = TimeSpan.FromMilliseconds(amount * unit);
        return true;
    }
}
