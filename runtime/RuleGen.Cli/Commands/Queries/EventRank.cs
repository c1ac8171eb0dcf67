using System.Globalization;
using System.Text;
using RuleGen.Compiler.Schema;

namespace RuleGen.Cli.Commands.Queries;

/// <summary>
/// Where an event stands among others: by time, then by the tiebreaker, then by its place in the input. Events without a valid time, and
/// among those of one time those without a tiebreaker, come last.
/// </summary>
/// <param name="Time">Ticks; <see cref="long.MaxValue"/> without a valid time.</param>
/// <param name="TiebreakerNumber">The tiebreaker of a numeric field.</param>
/// <param name="TiebreakerText">The tiebreaker of any other field, or one that is no number.</param>
/// <param name="Position">The how-manieth event of the input it is.</param>
internal readonly record struct EventRank(long Time, decimal? TiebreakerNumber, string? TiebreakerText, long Position) : IComparable<EventRank>
{
    /// <summary>Reads an event's place.</summary>
    /// <param name="e">The event.</param>
    /// <param name="timeSlot">The slot of the timestamp field.</param>
    /// <param name="tiebreakerSlot">The slot of the tiebreaker field, or -1; of several values the first counts.</param>
    /// <param name="type">What the schema says of the tiebreaker.</param>
    /// <param name="position">The event's place in the input.</param>
    public static EventRank Of(Event e, int timeSlot, int tiebreakerSlot, FieldType type, long position)
    {
        long ticks = EventTimestamp.TryGet(e[timeSlot], out DateTimeOffset known) ? known.UtcTicks : long.MaxValue;
        if (tiebreakerSlot < 0)
        {
            return new EventRank(ticks, null, null, position);
        }

        foreach (ReadOnlySpan<byte> value in e[tiebreakerSlot])
        {
            return type is FieldType.Integer or FieldType.Float or FieldType.Dynamic
                && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
                ? new EventRank(ticks, number, null, position)
                : new EventRank(ticks, null, Encoding.UTF8.GetString(value), position);
        }

        return new EventRank(ticks, null, null, position);
    }

    /// <inheritdoc/>
    public int CompareTo(EventRank other)
    {
        int order = Time.CompareTo(other.Time);
        order = order != 0 ? order : Kind.CompareTo(other.Kind);
        order = order != 0 ? order : Nullable.Compare(TiebreakerNumber, other.TiebreakerNumber);
        order = order != 0 ? order : string.CompareOrdinal(TiebreakerText, other.TiebreakerText);
        return order != 0 ? order : Position.CompareTo(other.Position);
    }

    // Numbers, then texts, then nothing.
    private int Kind => TiebreakerNumber is not null ? 0 : TiebreakerText is not null ? 1 : 2;
}
