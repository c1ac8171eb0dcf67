using System.IO.Compression;
using System.Text;
using CsCheck;
using Xunit;

namespace RuleGen.Tests.Events;

/// <summary>The reader against System.Text.Json: what is accepted, and what is found in it.</summary>
public class EventReaderDifferentialTests
{
    // What may follow a document in its buffer; none of it may change the answer.
    private static readonly string[] Followers = ["\0", "\n{\"a\":\"later\"}", "\"", "}", "]", "[", ",1", ":", "9", "\\", "\\\"", "e5", "true"];

    [Fact]
    public void FindsTheValuesOfRandomDocuments() => Documents.Valid.Sample(text =>
    {
        List<FlatValue>? expected = ReferenceFlattening.Read(Encoding.UTF8.GetBytes(text), Documents.Fields);
        Assert.NotNull(expected);
        AssertAgrees(Encoding.UTF8.GetBytes(text), Documents.Fields, EventValidation.Checked, follower: "\n");
    });

    [Fact]
    public void FindsWhatIsLikeAPatternAndWhatNullCountsAs() => Gen.Select(
        Gen.OneOf(Documents.FieldsWithBelow, Documents.FieldsWithPatterns).SelectMany(static fields => Gen.Shuffle(fields))
            .SelectMany(static all => Gen.Int[1, all.Length].Select(count => all[..count])),
        Gen.OneOf(Documents.FieldsWithPatterns).Array[0, 4],
        Documents.Valid).Sample(static (fields, nullFields, text) =>
        {
            Dictionary<string, string> nullValues = nullFields.Intersect(fields).ToDictionary(static field => field, static field => "null of " + field);
            AssertAgrees(Encoding.UTF8.GetBytes(text), fields, EventValidation.Checked, follower: "\n", nullValues);
        });

    [Fact]
    public void AcceptsWhatSystemTextJsonAccepts() =>
        Gen.Select(Documents.Mutated, Gen.OneOf(EventValidation.Checked, EventValidation.Strict), Gen.OneOf(Followers))
            .Sample((document, validation, follower) => AssertAgrees(document, Documents.Fields, validation, follower), iter: 30_000);

    [Fact]
    public void AgreesOnRealEventsAndTheirMutations()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/events");
        Assert.SkipUnless(Directory.Exists(folder), "Needs event files beside the repository.");
        string[] fields =
        [
            "@timestamp", "event.category", "event.type", "event.action", "event.code", "host.os.type", "host.ip", "process.name",
            "process.args", "process.pid", "process.parent.name", "process.interactive", "container.id", "container.image.name",
            "winlog.event_data.TargetUserName", "process.previous.args", "user.id", "message",
        ];
        foreach (string file in Directory.EnumerateFiles(folder, "*.ndjson.gz").Order(StringComparer.Ordinal))
        {
            using var lines = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            var sample = new List<byte[]>();
            while (sample.Count < 300 && lines.ReadLine() is { } line)
            {
                sample.Add(Encoding.UTF8.GetBytes(line));
                AssertAgrees(sample[^1], fields, EventValidation.Checked, "\n");
                AssertAgrees(sample[^1], fields, EventValidation.Trusted, "\n");
            }

            Gen.Select(Gen.OneOf(sample.ToArray()), Documents.Edits, Gen.OneOf(EventValidation.Checked, EventValidation.Strict)).Sample(
                (line, edits, validation) => AssertAgrees(Documents.Edit(line, edits), fields, validation, "\n"), iter: 1000);
        }
    }

    private static void AssertAgrees(byte[] document, string[] fields, EventValidation validation, string follower, Dictionary<string, string>? nullValues = null)
    {
        List<FlatValue>? expected = ReferenceFlattening.Read(document, fields, nullValues);
        EventLayout layout = nullValues is null ? new EventLayout(fields) : new EventLayout(fields, nullValues.ToArray());
        ReadOnlyMemory<byte> memory = EventReading.Embed(document, Encoding.UTF8.GetBytes(follower));
        List<FlatValue>? actual = layout.CreateReader(validation).TryGetValues(memory, out EventError error);
        if (expected is null)
        {
            // Checked does not look between the brackets of what no field stands in; EventReaderErrorTests has what it proves there.
            if (validation == EventValidation.Checked && actual is not null)
            {
                Assert.Null(layout.CreateReader(EventValidation.Strict).TryGetValues(memory, out _));
                return;
            }

            Assert.Null(actual);
            Assert.NotEqual(EventErrorReason.None, error.Reason);
            Assert.InRange(error.Position, 0, document.Length);
            return;
        }

        Assert.True(actual is not null, error.ToString());
        Assert.Equal(fields.SelectMany(field => expected.Where(value => value.Field == field)), actual);
    }
}
