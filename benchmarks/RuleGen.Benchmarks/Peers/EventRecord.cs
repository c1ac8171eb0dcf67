using System.Text.Json;
using System.Text.Json.Serialization;

namespace RuleGen.Benchmarks.Peers;

/// <summary>What a careful engineer would write today: a typed event with the eight fields of the reference rule.</summary>
public sealed class EventRecord
{
    /// <summary>host.</summary>
    [JsonPropertyName("host")]
    public HostRecord? Host { get; set; }

    /// <summary>event.</summary>
    [JsonPropertyName("event")]
    public EventInfo? Event { get; set; }

    /// <summary>process.</summary>
    [JsonPropertyName("process")]
    public ProcessRecord? Process { get; set; }

    /// <summary>container.</summary>
    [JsonPropertyName("container")]
    public ContainerRecord? Container { get; set; }
}

/// <summary>host.</summary>
public sealed class HostRecord
{
    /// <summary>host.os.</summary>
    [JsonPropertyName("os")]
    public OsRecord? Os { get; set; }
}

/// <summary>host.os.</summary>
public sealed class OsRecord
{
    /// <summary>host.os.type.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }
}

/// <summary>event.</summary>
public sealed class EventInfo
{
    /// <summary>event.category.</summary>
    [JsonPropertyName("category")]
    public string[]? Category { get; set; }

    /// <summary>event.type.</summary>
    [JsonPropertyName("type")]
    public string[]? Type { get; set; }

    /// <summary>event.action.</summary>
    [JsonPropertyName("action")]
    public string? Action { get; set; }
}

/// <summary>process.</summary>
public sealed class ProcessRecord
{
    /// <summary>process.name.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>process.args.</summary>
    [JsonPropertyName("args")]
    public string[]? Args { get; set; }

    /// <summary>process.interactive.</summary>
    [JsonPropertyName("interactive")]
    public bool? Interactive { get; set; }
}

/// <summary>container.</summary>
public sealed class ContainerRecord
{
    /// <summary>container.id.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; set; }
}

/// <summary>System.Text.Json's source-generated reader of it.</summary>
[JsonSerializable(typeof(EventRecord))]
public sealed partial class EventRecordContext : JsonSerializerContext
{
    /// <summary>For events of many sources, which write one value with an array around it or without. Slower, as its converters are written by hand.</summary>
    public static EventRecordContext Lenient { get; } = new(new JsonSerializerOptions { Converters = { new FirstTextConverter(), new TextsConverter() } });
}
