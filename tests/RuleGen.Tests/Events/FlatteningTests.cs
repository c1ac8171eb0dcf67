using System.Text;
using System.Text.Json;
using Xunit;

namespace RuleGen.Tests.Events;

/// <summary>
/// The cases of <c>tests/cases/flattening</c>: a document, the values of each field in document order (numbers and booleans as
/// their JSON text), and the envelope's index and id where it has them.
/// </summary>
public class FlatteningTests
{
    /// <summary>File and name of every case.</summary>
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (string file in Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonElement item in document.RootElement.EnumerateArray())
            {
                cases.Add(Path.GetFileName(file), item.GetProperty("name").GetString()!);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Flattens(string file, string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, file)));
        JsonElement item = document.RootElement.EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        JsonProperty[] fields = [.. item.GetProperty("values").EnumerateObject()];
        var layout = new EventLayout([.. fields.Select(field => field.Name)]);
        var e = new Event(layout);
        layout.CreateReader().Read(Encoding.UTF8.GetBytes(item.GetProperty("document").GetRawText()), e);

        foreach (JsonProperty field in fields)
        {
            Assert.Equal(
                field.Value.EnumerateArray().Select(value => value.GetString()!),
                e.GetValues().Where(value => value.Field == field.Name).Select(value => value.Text));
        }

        Assert.Equal(GetText(item, "index"), Encoding.UTF8.GetString(e.IndexName));
        Assert.Equal(GetText(item, "id"), Encoding.UTF8.GetString(e.DocumentId));
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "cases", "flattening");

    private static string GetText(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement text) ? text.GetString()! : "";
}
