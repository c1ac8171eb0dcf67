using System.Text;
using Xunit;

namespace RuleGen.Tests.Events;

/// <summary>What is accepted and what is found where JSON parsers are known to go wrong. CI runs it with every width of vectors.</summary>
public class JsonGrammarTests
{
    private static readonly string[] Fields = ["a", "a.b", "b.c", "o.a"];

    // Around a value: where it is read, where it is skipped, and where it is part of an array or deeper.
    private static readonly (string Head, string Tail)[] Entered =
    [
        ("", ""), ("{\"a\":", "}"), ("{\"x\":", "}"), ("{\"a\":[", "]}"), ("{\"a\":[1,", ",2],\"b\":{\"c\":1}}"), ("{\"o\":{\"a\":1,\"y\":", ",\"z\":2}}"), ("{\"a\": ", " , \"x\" : 1 }"),
        ("{\"x\":\"a string that fills the block before what is looked at, and more\",\"a\":", "}"),
    ];

    private static readonly (string Head, string Tail)[] Skipped =
    [
        ("{\"x\":[", "]}"), ("{\"x\":{\"y\":", "},\"a\":1}"), ("{\"x\":[[0,{\"y\":", "}]],\"a\":\"behind\"}"),
    ];

    private static readonly string[] Followers = ["\n", "\0", "\"", "}", "]", "1", ",\"a\":1}"];

    [Fact]
    public void StrictAcceptsWhatSystemTextJsonAccepts() => ForEach(Entered.Concat(Skipped), static (document, expected, memory, layout) =>
        Assert.Equal(expected, layout.CreateReader(EventValidation.Strict).TryGetValues(memory, out _)));

    [Fact]
    public void CheckedAcceptsTheSameWhereverItEnters() => ForEach(Entered, static (document, expected, memory, layout) =>
    {
        List<FlatValue>? actual = layout.CreateReader().TryGetValues(memory, out EventError error);

        // The value may itself be an object without fields, or end the object it was put into.
        if (expected is null && actual is not null)
        {
            Assert.Contains(document.AsSpan().ToArray(), static b => b is (byte)'{' or (byte)'[');
            return;
        }

        Assert.True(expected is not null == actual is not null, error.ToString());
        Assert.Equal(expected, actual);
    });

    [Fact]
    public void EveryModeFindsWhatIsThere() => ForEach(Entered.Concat(Skipped), static (document, expected, memory, layout) =>
    {
        foreach (EventValidation validation in Enum.GetValues<EventValidation>())
        {
            // What is not well-formed may be refused or taken, but never be read beyond its end.
            List<FlatValue>? actual = layout.CreateReader(validation).TryGetValues(memory, out EventError error);
            if (expected is not null)
            {
                Assert.True(actual is not null, $"{validation}: {error}");
                Assert.Equal(expected, actual);
            }
            else if (actual is null)
            {
                Assert.NotEqual(EventErrorReason.None, error.Reason);
                Assert.InRange(error.Position, 0, document.Length);
            }
        }
    });

    [Fact]
    public void TheCasesAreOfBothKinds()
    {
        int valid = JsonGrammarCases.Values.Count(static value => ReferenceFlattening.Read([.. "{\"a\":"u8, .. value, .. "}"u8], Fields) is not null);
        Assert.InRange(valid, 80, JsonGrammarCases.Values.Count() - 150);
    }

    private static void ForEach(
        IEnumerable<(string Head, string Tail)> places, Action<byte[], List<FlatValue>?, ReadOnlyMemory<byte>, EventLayout> assert)
    {
        var layout = new EventLayout(Fields);
        IEnumerable<byte[]> documents = places
            .SelectMany(static place => JsonGrammarCases.Values.Select(value => (byte[])[.. Encoding.UTF8.GetBytes(place.Head), .. value, .. Encoding.UTF8.GetBytes(place.Tail)]))
            .Concat(JsonGrammarCases.Documents);
        foreach (byte[] document in documents)
        {
            // Our reader takes a byte order mark and line ends around a document, which the reference does not.
            List<FlatValue>? expected = ReferenceFlattening.Read(Trim(document), Fields);
            expected = expected is null ? null : [.. Fields.SelectMany(field => expected.Where(value => value.Field == field))];
            foreach (string follower in Followers)
            {
                try
                {
                    assert(document, expected, EventReading.Embed(document, Encoding.UTF8.GetBytes(follower)), layout);
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    throw new InvalidOperationException($"{Convert.ToHexString(document.AsSpan(0, Math.Min(document.Length, 200)))} ({Encoding.UTF8.GetString(document.AsSpan(0, Math.Min(document.Length, 200)))}) before {follower}: {e.Message}", e);
                }
            }
        }
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> document) => document.StartsWith("\uFEFF"u8) ? document[3..] : document;
}
