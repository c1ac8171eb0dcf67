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

    /// <summary>event.action, which some sources write as an array.</summary>
    [JsonPropertyName("action")]
    [JsonConverter(typeof(FirstTextConverter))]
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

/// <summary>A text, or the first of an array of texts.</summary>
public sealed class FirstTextConverter : JsonConverter<string?>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return reader.GetString();
        }

        string? first = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            first ??= reader.GetString();
        }

        return first;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>System.Text.Json's source-generated reader of it.</summary>
[JsonSerializable(typeof(EventRecord))]
public sealed partial class EventRecordContext : JsonSerializerContext;
