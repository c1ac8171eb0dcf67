using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Synthesis;

/// <summary>
/// Writes fields as a nested document. A path of which a part has a value itself, or is empty, stands under a dotted key at the root, which
/// means the same.
/// </summary>
internal sealed class SampleJson
{
    private readonly SortedDictionary<string, SampleJson> _children = new(StringComparer.Ordinal);
    private SampleField? _field;

    /// <summary>The document.</summary>
    public static string Write(EquatableArray<SampleField> fields, bool indented)
    {
        var root = new SampleJson();
        foreach (SampleField field in fields)
        {
            root.Place(field);
        }

        // People read events: quotes and letters stay as they are where JSON allows it.
        var options = new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            root.Write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void Place(SampleField field)
    {
        // Elements of an array stand where the array is.
        string name = ElementPath.TryParse(field.Name, out string array) ? array : field.Name;
        string[] parts = name.Split('.');
        SampleJson? node = parts.Contains("") ? null : this;
        for (int i = 0; i < parts.Length && node is not null; i++)
        {
            node = node._field is null ? node.Child(parts[i]) : null;
        }

        if (node is null || node._field is not null || node._children.Count > 0)
        {
            node = Child(name);
        }

        node._field = field;
    }

    private SampleJson Child(string name)
    {
        if (!_children.TryGetValue(name, out SampleJson? child))
        {
            _children.Add(name, child = new SampleJson());
        }

        return child;
    }

    private void Write(Utf8JsonWriter writer)
    {
        if (_field is not null)
        {
            Write(writer, _field);
            return;
        }

        writer.WriteStartObject();
        foreach (KeyValuePair<string, SampleJson> child in _children)
        {
            writer.WritePropertyName(child.Key);
            child.Value.Write(writer);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SampleField field)
    {
        bool isArray = field.IsArray || field.Values.Count != 1;
        if (isArray)
        {
            writer.WriteStartArray();
        }

        foreach (SampleValue value in field.Values)
        {
            if (value.Kind == FieldValueKind.String)
            {
                writer.WriteStringValue(value.Text);
            }
            else
            {
                writer.WriteRawValue(value.Text);
            }
        }

        if (isArray)
        {
            writer.WriteEndArray();
        }
    }
}
