using System.Globalization;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Predicates;

/// <summary>An end of a range of dates, which belongs to the range: fixed, or so far from the time at which an event is judged.</summary>
/// <param name="Units">The end in the field's units since 1970; of a relative end, what is added to it.</param>
/// <param name="Steps">The date maths behind <c>now</c>; null: the end is fixed.</param>
/// <param name="RoundUp">Whether a rounding of <paramref name="Steps"/> gives the end of the unit.</param>
public readonly record struct DateBound(long Units, string? Steps = null, bool RoundUp = false)
{
    private const long UnixEpochTicks = 621_355_968_000_000_000;
    private const long TicksOfYear10000 = 2_534_023_008_000_000_000;

    /// <summary>Before everything.</summary>
    public static DateBound Least { get; } = new(long.MinValue);

    /// <summary>Behind everything.</summary>
    public static DateBound Greatest { get; } = new(long.MaxValue);

    internal DateBound Shift(long units) => this with { Units = Units + units };

    /// <summary>The end for people: a time in UTC, or <c>now</c> and the date maths.</summary>
    internal string Describe(bool isNanoseconds)
    {
        if (Steps is not null)
        {
            return "now" + Steps + (RoundUp && Steps.Contains('/') ? " (its end)" : "") + (Units == 0 ? "" : " (not itself)");
        }

        return Format(isNanoseconds, "yyyy-MM-dd HH:mm:ss.FFFFFFF", 0);
    }

    /// <summary>A fixed end, or a unit beside it, as a time in UTC; one that no clock shows as its number.</summary>
    internal string Format(bool isNanoseconds, string format, long step)
    {
        long units = Units + step;
        decimal ticks = isNanoseconds ? units / 100 : (decimal)units * 10_000;
        return ticks is > -UnixEpochTicks and < TicksOfYear10000
            ? new DateTime((long)ticks + UnixEpochTicks, DateTimeKind.Utc).ToString(format, CultureInfo.InvariantCulture)
            : units.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The end a text means, when rounded down or up; null when it is none: a date in one of the formats, one with date maths behind
    /// <c>||</c>, or <c>now</c> with or without date maths.
    /// </summary>
    /// <remarks>Source: Elasticsearch <c>common/time/JavaDateMathParser.java</c>.</remarks>
    internal static DateBound? Read(string text, string? formats, bool roundUp, bool isNanoseconds)
    {
        const string Now = "now";
        const string MathMark = "||";
        if (text.StartsWith(Now, StringComparison.Ordinal))
        {
            string steps = text.Substring(Now.Length);
            return DateMath.TryApply(default, Utf8Bytes.Of(steps), roundUp, out _) ? new DateBound(0, steps, roundUp) : null;
        }

        int math = text.IndexOf(MathMark, StringComparison.Ordinal);
        string date = math < 0 ? text : text.Substring(0, math);
        string fixedSteps = math < 0 ? "" : text.Substring(math + MathMark.Length);
        return DateText.TryParse(Utf8Bytes.Of(date), Utf8Bytes.Of(formats ?? ""), roundUp && math < 0, out DatePoint point)
            && DateMath.TryApply(point, Utf8Bytes.Of(fixedSteps), roundUp, out point)
            && point.TryGetUnits(isNanoseconds, out long units)
                ? new DateBound(units)
                : null;
    }
}
