using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RuleGen;

/// <summary>
/// Writes alerts as the documents Kibana keeps them in: the field names of its alerts index as flat, dotted keys, with the
/// source event's members beside them. One line each, without a line end. One thread at a time.
/// </summary>
/// <remarks>
/// An alert over several events has in place of the source event's members those that all its events share, and the events themselves under
/// <c>rulegen.events</c>. Of the source event, <c>@timestamp</c> and <c>event.kind</c> give way to the alert's own, and whatever it claims under
/// <c>kibana.alert</c> or <c>rulegen.source</c>, <c>.events</c> and <c>.join_keys</c> is left out, in every spelling. Its <c>event.*</c> fields stand again under
/// <c>kibana.alert.original_event</c>, save <c>event.original</c>. Keys that an object repeats are united.
/// </remarks>
public sealed class AlertWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        // The output is a document, never part of a page; escaping quotes and non-ASCII letters would only hide the text.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Utf8JsonWriter _writer = new(Stream.Null, s_options);

    /// <summary>Writes an alert as one JSON object.</summary>
    /// <param name="output">Gets the UTF-8 bytes.</param>
    /// <param name="alert">The alert.</param>
    /// <param name="origin">
    /// Given: <c>rulegen.source.file</c> and <c>rulegen.source.line</c> say where the event was read. The events of an alert over several say so
    /// themselves (<see cref="AlertEvent.Origin"/>).
    /// </param>
    public void Write(IBufferWriter<byte> output, Alert alert, EventOrigin? origin = null) =>
        Write(output, alert.ToShared(), origin);

    /// <inheritdoc cref="Write(IBufferWriter{byte}, Alert, EventOrigin?)"/>
    public void Write(IBufferWriter<byte> output, OwnedAlert alert, EventOrigin? origin = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        _writer.Reset(output);
        Write(_writer, alert, origin);
        _writer.Flush();
        _writer.Reset(Stream.Null);
    }

    /// <summary>Writes an alert as one value of a larger document. Values of the source event are copied as they stand.</summary>
    /// <param name="writer">Gets the object.</param>
    /// <param name="alert">The alert.</param>
    /// <param name="origin">As for <see cref="Write(IBufferWriter{byte}, Alert, EventOrigin?)"/>.</param>
    public static void Write(Utf8JsonWriter writer, Alert alert, EventOrigin? origin = null) =>
        Write(writer, alert.ToShared(), origin);

    /// <inheritdoc cref="Write(Utf8JsonWriter, Alert, EventOrigin?)"/>
    public static void Write(Utf8JsonWriter writer, OwnedAlert alert, EventOrigin? origin = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(alert);
        writer.WriteStartObject();
        WriteAlert(writer, alert);
        AlertRuleMembers.Write(writer, alert);
        if (alert.IsOverSeveralEvents)
        {
            AlertEventMembers.Write(writer, alert);
        }
        else if (origin is { } place)
        {
            writer.WriteString("rulegen.source.file"u8, place.File);
            writer.WriteNumber("rulegen.source.line"u8, place.Line);
        }

        using JsonDocument? document = SourceDocument.Parse(alert.Document);
        if (document is not null)
        {
            AlertSourceMembers.Write(writer, SourceDocument.GetSource(document.RootElement));
        }

        writer.WriteEndObject();
    }

    private static void WriteAlert(Utf8JsonWriter writer, OwnedAlert alert)
    {
        writer.WriteString("@timestamp"u8, EventTime.FormatToMillisecond(alert.Timestamp));
        writer.WriteString("event.kind"u8, "signal"u8);
        writer.WriteString("kibana.alert.uuid"u8, alert.Id);
        writer.WriteString("kibana.alert.status"u8, "active"u8);
        writer.WriteString("kibana.alert.workflow_status"u8, "open"u8);
        writer.WriteNumber("kibana.alert.depth"u8, 1);
        WriteAncestors(writer, alert);
        if (alert.OriginalTime is { } time)
        {
            writer.WriteString("kibana.alert.original_time"u8, EventTime.Format(time));
        }

        writer.WriteString("kibana.alert.reason"u8, alert.Reason);
        writer.WriteString("kibana.alert.severity"u8, alert.Severity.GetText());
        writer.WriteNumber("kibana.alert.risk_score"u8, alert.RiskScore);
        if (alert.Rule.Metadata.BuildingBlockType is { } type)
        {
            writer.WriteString("kibana.alert.building_block_type"u8, type);
        }
    }

    private static void WriteAncestors(Utf8JsonWriter writer, OwnedAlert alert)
    {
        writer.WriteStartArray("kibana.alert.ancestors"u8);
        foreach (AlertEvent? item in alert.Events)
        {
            if (item is not null)
            {
                WriteAncestor(writer, item);
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteAncestor(Utf8JsonWriter writer, AlertEvent item)
    {
        writer.WriteStartObject();
        if (item.DocumentId is { } id)
        {
            writer.WriteString("id"u8, id);
        }

        writer.WriteString("type"u8, "event"u8);
        if (item.IndexName is { } index)
        {
            writer.WriteString("index"u8, index);
        }

        writer.WriteNumber("depth"u8, 0);
        writer.WriteEndObject();
    }
}
