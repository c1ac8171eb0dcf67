using System.Text.Json;
using System.Text.Json.Serialization;

namespace RuleGen.Benchmarks.Peers;

/// <summary>A text, or the first of an array of texts.</summary>
internal sealed class FirstTextConverter : JsonConverter<string?>
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

/// <summary>An array of texts, or one text by itself.</summary>
internal sealed class TextsConverter : JsonConverter<string[]?>
{
    /// <inheritdoc/>
    public override string[]? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return reader.GetString() is { } text ? [text] : null;
        }

        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(reader.GetString()!);
        }

        return [.. texts];
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string[]? value, JsonSerializerOptions options) => throw new NotSupportedException("Events are only read.");
}
