using System.Collections;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace RuleGen.Tests.Events;

/// <summary>Events that come as objects have the values of their documents.</summary>
public class ObjectReadingTests
{
    private static readonly string[] Fields = ["a", "a.b", "a.c", "t", "l", "*"];

    [Theory]
    [MemberData(nameof(FlatteningTests.Cases), MemberType = typeof(FlatteningTests))]
    public void Parsed_JSON_has_the_values_of_its_text(string file, string name)
    {
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cases", "flattening", file)));
        JsonElement item = cases.RootElement.EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        JsonElement document = item.GetProperty("document");
        var layout = new EventLayout([.. item.GetProperty("values").EnumerateObject().Select(field => field.Name)]);
        EventReader reader = layout.CreateReader();
        var expected = new Event(layout);
        reader.Read(Encoding.UTF8.GetBytes(document.GetRawText()), expected);

        var element = new Event(layout);
        reader.Read(document, element);
        Assert.Equal(expected.GetValues(), element.GetValues());
        Assert.Equal(expected.Document, element.Document);

        var node = new Event(layout);
        JsonObject changeable = JsonNode.Parse(document.GetRawText())!.AsObject();
        if (name.Contains("surrogate", StringComparison.Ordinal))
        {
            // System.Text.Json has no string for it.
            Assert.Throws<InvalidOperationException>(() => reader.Read(changeable, node));
            return;
        }

        reader.Read(changeable, node);
        Assert.Equal(expected.GetValues(), node.GetValues());
        Assert.Equal(expected.DocumentId, node.DocumentId);
    }

    [Fact]
    public void A_node_made_in_memory_has_the_values_it_was_given()
    {
        var node = new JsonObject { ["a"] = new JsonObject { ["b"] = 1, ["c"] = new JsonArray("x", null, true) }, ["t"] = "\u00e9\n\"", ["l"] = 1.5 };

        AssertReads("""{"a":{"b":1,"c":["x",null,true]},"t":"\u00e9\n\"","l":1.5}""", (reader, e) => reader.Read(node, e));
    }

    [Fact]
    public void A_dictionary_has_the_values_of_its_JSON()
    {
        var values = new Dictionary<string, object?>
        {
            ["a"] = new Dictionary<string, object?> { ["b"] = "x", ["c"] = null },
            ["a.b"] = new object?[] { (sbyte)-1, (byte)2, (short)-3, (ushort)4, -5, 6u, -7L, ulong.MaxValue, 1.5f, 2.5, 1.50m, true, false, null },
            ["a.c"] = new Dictionary<string, string> { ["d"] = "y" },
            ["t"] = new List<object?>
            {
                new DateTimeOffset(2026, 1, 5, 2, 0, 0, TimeSpan.FromHours(2)),
                new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Unspecified).AddTicks(1),
                IPAddress.Parse("10.0.0.1"),
                IPAddress.Parse("fe80::1"),
                Guid.Parse("0d6c2d0e-6b35-4f6a-9f0c-1a2d3f9f7a55"),
            },
            ["l"] = new ArrayList { new[] { "é\n\"" }, JsonNode.Parse("""{"z":1}"""), JsonDocument.Parse("[2.0]").RootElement, double.NaN, float.PositiveInfinity },
        };

        AssertReads(
            """
            {"a":{"b":"x","c":null},"a.b":[-1,2,-3,4,-5,6,-7,18446744073709551615,1.5,2.5,1.50,true,false,null],"a.c":{"d":"y"},
             "t":["2026-01-05T00:00:00.000Z","2026-01-05T00:00:00.0000001Z","10.0.0.1","fe80::1","0d6c2d0e-6b35-4f6a-9f0c-1a2d3f9f7a55"],
             "l":[["é\n\""],{"z":1},[2.0],null,null]}
            """,
            (reader, e) => reader.Read(values, e));
    }

    [Fact]
    public void What_no_event_can_hold_is_refused_by_its_key()
    {
        Assert.Contains("'b' holds a System.Object", Refused(new object()), StringComparison.Ordinal);
        Assert.Contains("'b' holds a System.DayOfWeek", Refused(DayOfWeek.Friday), StringComparison.Ordinal);
        Assert.Contains("'b' holds a dictionary whose keys", Refused(new Dictionary<int, string> { [1] = "x" }), StringComparison.Ordinal);
        var itself = new Dictionary<string, object?>();
        itself["b"] = itself;
        Assert.Contains("deeper than 512", Refused(itself), StringComparison.Ordinal);

        static string Refused(object value)
        {
            var layout = new EventLayout("a");
            return Assert.Throws<ArgumentException>(
                () => layout.CreateReader().Read(new Dictionary<string, object?> { ["a"] = new Dictionary<string, object?> { ["b"] = value } }, new Event(layout))).Message;
        }
    }

    [Fact]
    public void What_is_no_object_is_no_event()
    {
        var layout = new EventLayout("a");
        EventReader reader = layout.CreateReader();

        Assert.Throws<ArgumentException>(() => reader.Read(default(JsonElement), new Event(layout)));
        Assert.Equal(EventErrorReason.NotAnObject, Assert.Throws<EventFormatException>(() => reader.Read(JsonDocument.Parse("[1]").RootElement, new Event(layout))).Error.Reason);
    }

    [Fact]
    public void An_element_is_read_without_allocation()
    {
        var layout = new EventLayout("process.name", "x");
        EventReader reader = layout.CreateReader();
        var e = new Event(layout);
        JsonElement source = JsonDocument.Parse("""{"process":{"name":"nc"},"x":[1,"\u0041"]}""").RootElement;
        Run(100);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(1000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int count)
        {
            for (int i = 0; i < count; i++)
            {
                reader.Read(source, e);
            }
        }
    }

    private static void AssertReads(string json, Action<EventReader, Event> read)
    {
        var layout = new EventLayout(Fields);
        var expected = new Event(layout);
        EventReader reader = layout.CreateReader(EventValidation.Strict);
        reader.Read(Encoding.UTF8.GetBytes(json), expected);
        var e = new Event(layout);
        read(reader, e);

        Assert.NotEmpty(e.GetValues());
        Assert.Equal(expected.GetValues(), e.GetValues());
    }
}
