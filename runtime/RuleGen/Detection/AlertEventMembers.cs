using System.Text.Json;

namespace RuleGen;

/// <summary>
/// Writes the events of an alert over several: where each was read, what joins them, and what was kept of them. Lists are in stage order, with
/// null where the stage is that there be no event.
/// </summary>
internal static class AlertEventMembers
{
    public static void Write(Utf8JsonWriter writer, OwnedAlert alert)
    {
        WriteOrigins(writer, alert.Events);
        writer.WriteStartArray("rulegen.join_keys"u8);
        foreach (string? key in alert.JoinKeys)
        {
            writer.WriteStringValue(key);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("rulegen.events"u8);
        foreach (AlertEvent? item in alert.Events)
        {
            WriteDocument(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteOrigins(Utf8JsonWriter writer, IReadOnlyList<AlertEvent?> events)
    {
        string?[] files = [.. events.Select(item => item?.Origin?.File).Where(file => file is not null).Distinct(StringComparer.Ordinal)];
        if (files.Length == 0)
        {
            return;
        }

        if (files.Length == 1)
        {
            writer.WriteString("rulegen.source.file"u8, files[0]);
        }
        else
        {
            writer.WriteStartArray("rulegen.source.file"u8);
            foreach (AlertEvent? item in events)
            {
                writer.WriteStringValue(item?.Origin?.File);
            }

            writer.WriteEndArray();
        }

        writer.WriteStartArray("rulegen.source.line"u8);
        foreach (AlertEvent? item in events)
        {
            if (item?.Origin is { } origin)
            {
                writer.WriteNumberValue(origin.Line);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteDocument(Utf8JsonWriter writer, AlertEvent? item)
    {
        using JsonDocument? document = item is null ? null : SourceDocument.Parse(item.Document);
        if (document is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            AlertSourceMembers.WriteRaw(writer, SourceDocument.GetSource(document.RootElement));
        }
    }
}
