using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace RuleGen.Engine.Tests;

/// <summary>An event with members of every kind; nothing about it is special but that it has many.</summary>
[EventType]
internal sealed partial record ObservedEvent
{
    [EventField("@timestamp")]
    public DateTimeOffset? Time { get; init; }

    [EventField("event.category")]
    public string[]? Category { get; init; }

    [EventField("event.type")]
    public IReadOnlyList<string?>? Type { get; init; }

    [EventField("event.action")]
    public string? Action { get; init; }

    [EventField("data_stream.dataset")]
    public string? Dataset { get; init; }

    [EventField("host.name")]
    public string? HostName { get; init; }

    [EventField("host.os.type")]
    public string? OsType { get; init; }

    [EventField("host.id")]
    public string? HostId { get; init; }

    [EventField("host.ip")]
    public IPAddress?[]? Addresses { get; init; }

    [EventField("user.id")]
    public string? UserId { get; init; }

    [EventField("container")]
    public Container? InContainer { get; init; }

    [EventField("process")]
    public Program? Process { get; init; }

    [EventField("file.path")]
    public string? FilePath { get; init; }

    [EventField("source.ip")]
    public IPAddress? SourceAddress { get; init; }

    [EventField("destination.ip")]
    public string? DestinationAddress { get; init; }

    [EventField("destination.port")]
    public ushort? DestinationPort { get; init; }

    [EventField("event.risk_score")]
    public double? Score { get; init; }

    [EventField("event.duration")]
    public decimal? Duration { get; init; }

    [EventField("event.sequence")]
    public ulong? Sequence { get; init; }

    [EventField("host.uptime")]
    public float Uptime { get; init; } = float.NaN;

    [EventField("labels.team")]
    public string? Team { get; init; }

    [EventField("dns.answers")]
    public List<Answer>? Answers { get; init; }

    /// <summary>The event of a document, with what of it there are members for.</summary>
    public static ObservedEvent Read(ReadOnlyMemory<byte> document)
    {
        var layout = new EventLayout(
            "@timestamp", "event.category", "event.type", "event.action", "data_stream.dataset", "host.name", "host.os.type", "host.id", "user.id", "container.id",
            "container.image.name", "process.name", "process.executable", "process.args", "process.pid", "process.args_count", "process.interactive", "process.entity_id",
            "process.parent.name", "process.parent.executable", "file.path", "source.ip", "destination.ip", "destination.port");
        var e = new Event(layout);
        layout.CreateReader().Read(document, e);
        return new ObservedEvent
        {
            Time = Text("@timestamp") is { } time ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) : null,
            Category = Texts("event.category"),
            Type = Texts("event.type"),
            Action = Text("event.action"),
            Dataset = Text("data_stream.dataset"),
            HostName = Text("host.name"),
            OsType = Text("host.os.type"),
            HostId = Text("host.id"),
            UserId = Text("user.id"),
            InContainer = Text("container.id") is { } id ? new Container { Id = id, ImageName = Text("container.image.name") } : null,
            Process = Text("process.name") is not { } name ? null : new Program
            {
                Name = name,
                Executable = Text("process.executable"),
                Args = [.. Texts("process.args")],
                Pid = Number("process.pid") ?? 0,
                ArgsCount = (int?)Number("process.args_count"),
                Interactive = Text("process.interactive") is { } interactive ? interactive == "true" : null,
                EntityId = Text("process.entity_id"),
                Parent = new ParentProgram(Text("process.parent.name"), Text("process.parent.executable")),
            },
            FilePath = Text("file.path"),
            SourceAddress = Text("source.ip") is { } source ? IPAddress.Parse(source) : null,
            DestinationAddress = Text("destination.ip"),
            DestinationPort = (ushort?)Number("destination.port"),
        };

        string[] Texts(string field)
        {
            var texts = new List<string>();
            foreach (ReadOnlySpan<byte> text in e[layout.SlotOf(field)])
            {
                texts.Add(Encoding.UTF8.GetString(text));
            }

            return [.. texts];
        }

        string? Text(string field) => Texts(field).FirstOrDefault();

        long? Number(string field) => Text(field) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Where a process runs.</summary>
    internal struct Container
    {
        [EventField("id")]
        public string? Id { get; init; }

        [EventField("image.name")]
        public string? ImageName { get; init; }
    }

    /// <summary>A process.</summary>
    internal sealed class Program
    {
        [EventField("name")]
        public string? Name { get; init; }

        [EventField("executable")]
        public string? Executable { get; init; }

        [EventField("args")]
        public ImmutableArray<string?> Args { get; init; }

        [EventField("pid")]
        public long Pid { get; init; }

        [EventField("args_count")]
        public int? ArgsCount { get; init; }

        [EventField("interactive")]
        public bool? Interactive { get; init; }

        [EventField("entity_id")]
        public string? EntityId { get; init; }

        [EventField("parent")]
        public ParentProgram Parent { get; init; }
    }

    /// <summary>What started a process.</summary>
    internal readonly record struct ParentProgram([property: EventField("name")] string? Name, [property: EventField("executable")] string? Executable);

    /// <summary>One of several answers.</summary>
    internal sealed record Answer([property: EventField("data")] string? Data, [property: EventField("ttl")] long? Ttl);
}
