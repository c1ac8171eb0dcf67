using System.Text;
using System.Text.Json;

namespace RuleGen.Tests.Sequences;

/// <summary>An event of these tests.</summary>
/// <param name="Time">Milliseconds since some day of 2026; null: it has no time.</param>
/// <param name="Kinds">The letters of its field <c>kind</c>.</param>
/// <param name="Users">The values of <c>user</c>.</param>
/// <param name="Hosts">The values of <c>host</c>.</param>
/// <param name="Seq">The tiebreaker; null: it has none.</param>
public sealed record Sighting(long? Time, string Kinds, string[] Users, string[] Hosts, int? Seq = null)
{
    /// <summary>The day.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Its number.</summary>
    public int Id { get; init; }

    /// <summary>The values of a key's field.</summary>
    public string[] this[string field] => field == "user" ? Users : Hosts;

    /// <summary>An event of one kind and at most one user.</summary>
    public static Sighting Of(long time, string kinds, string? user = null) => new(time, kinds, user is null ? [] : [user], []);

    /// <summary>Numbers events in their order.</summary>
    public static Sighting[] Number(IEnumerable<Sighting> events) => [.. events.Select((item, i) => item with { Id = i })];

    /// <summary>The document.</summary>
    public byte[] ToJson()
    {
        var document = new Dictionary<string, object?>
        {
            ["@timestamp"] = Time is { } time ? (Start.ToUnixTimeMilliseconds() + time) : null,
            ["kind"] = Kinds.Select(kind => kind.ToString()).ToArray(),
            ["user"] = Users,
            ["host"] = Hosts,
            ["seq"] = Seq,
            ["id"] = Id,
        };
        return JsonSerializer.SerializeToUtf8Bytes(document);
    }

    public override string ToString() => Encoding.UTF8.GetString(ToJson());
}
