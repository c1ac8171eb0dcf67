using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RuleGen;

/// <summary>Holds the document of an event that did not come as one. Its memory is used again for the next document.</summary>
internal sealed class DocumentBuffer
{
    private const int InitialCapacity = 4096;

    private readonly ArrayBufferWriter<byte> _bytes = new(InitialCapacity);
    private readonly Utf8JsonWriter _writer;

    public DocumentBuffer() =>
        _writer = new Utf8JsonWriter(_bytes, new JsonWriterOptions
        {
            // The document is never part of a page, and escapes would have to be decoded again.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });

    /// <summary>Begins a document in place of the one before.</summary>
    public Utf8JsonWriter Begin()
    {
        _bytes.ResetWrittenCount();
        _writer.Reset();
        return _writer;
    }

    /// <summary>Ends the document.</summary>
    /// <returns>It, valid until the next one begins, with room behind it to be read without a copy.</returns>
    public ReadOnlyMemory<byte> End()
    {
        _writer.Flush();
        _bytes.GetSpan(JsonText.Padding);
        return _bytes.WrittenMemory;
    }

    /// <summary>A document of these bytes, whatever they are.</summary>
    public ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> json)
    {
        Begin();
        _bytes.Write(json);
        return End();
    }
}
