using System.Text;
using CsCheck;
using Xunit;

namespace RuleGen.Tests.Events;

/// <summary>One reader over many documents: what it remembers of the ones before may cost time, never an answer.</summary>
public class EventReaderStreamTests
{
    private static readonly Gen<EventValidation> Validation = Gen.OneOf(EventValidation.Trusted, EventValidation.Checked, EventValidation.Strict);

    [Fact]
    public void WhatWasReadBeforeChangesNothing() =>
        Gen.Select(Gen.OneOf(Documents.Fields, Documents.FieldsWithPatterns), Documents.Valid.Array[1, 12], Gen.Int[1, 3], Validation).Sample(
            (fields, documents, rounds, validation) =>
            {
                var layout = new EventLayout(fields);
                EventReader reader = layout.CreateReader(validation);
                var e = new Event(layout);
                for (int i = 0; i < rounds * documents.Length; i++)
                {
                    byte[] document = Encoding.UTF8.GetBytes(documents[i % documents.Length]);
                    List<FlatValue>? expected = ReferenceFlattening.Read(document, fields);
                    Assert.True(reader.TryRead(EventReading.Embed(document, "\n"u8), e, out EventError error), error.ToString());
                    Assert.Equal(fields.SelectMany(field => expected!.Where(value => value.Field == field)), e.GetValues());
                }
            });

    [Fact]
    public void ADocumentAndItsMutationsAreToldApart() =>
        Gen.Select(Documents.Valid, Documents.Edits.Array[1, 12], Gen.OneOf(EventValidation.Checked, EventValidation.Strict)).Sample((text, edits, validation) =>
        {
            var layout = new EventLayout(Documents.Fields);
            EventReader reader = layout.CreateReader(validation);
            var e = new Event(layout);
            byte[] original = Encoding.UTF8.GetBytes(text);
            foreach ((double, int, byte)[] edit in edits)
            {
                Assert.True(reader.TryRead(original, e, out _));
                byte[] document = Documents.Edit(original, edit);

                // The keys that are expected go on behind the end of what is cut off.
                ReadOnlyMemory<byte> memory = EventReading.Embed(document, original.AsSpan(Math.Min(document.Length, original.Length)));
                List<FlatValue>? fresh = layout.CreateReader(validation).TryGetValues(memory, out EventError expected);
                Assert.Equal(fresh is not null, reader.TryRead(memory, e, out EventError error));
                Assert.Equal(expected, error);
                Assert.Equal(fresh ?? [], e.GetValues());
            }
        });

    [Fact]
    public void ACutOffDocumentThatGoesOnAsExpectedIsCutOff()
    {
        byte[] document = Encoding.UTF8.GetBytes("""{"a":"x","long":{"key":{"with":{"tail":"1"}},"name_of_a_key":2},"b":{"c":[1,2]},"c":null}""");
        var layout = new EventLayout(Documents.Fields);
        foreach (EventValidation validation in Enum.GetValues<EventValidation>())
        {
            EventReader reader = layout.CreateReader(validation);
            var e = new Event(layout);
            for (int length = 1; length < document.Length; length++)
            {
                Assert.True(reader.TryRead(document, e, out _));
                Assert.False(reader.TryRead(EventReading.Embed(document, "\0"u8)[..length], e, out EventError error));
                Assert.Equal(new EventError(length, EventErrorReason.UnexpectedEnd), error);
            }
        }
    }

    [Fact]
    public void HitsAndPlainEventsTakeTurns()
    {
        string[] documents =
        [
            """{"_index":"i","_id":"1","_source":{"a":"x","_id":"own"},"_id":"2"}""",
            """{"_index":"i","_id":"1","a":"y"}""",
            """{"_id":"1","_source":"no hit","a":"y"}""",
            """{"a":"before","_source":{"a":"z"},"a":"behind","_index":"j"}""",
            """{"a":"y","_ind\u0065x":"k"}""",
        ];
        var layout = new EventLayout("a", "_id", "_source");
        EventReader reader = layout.CreateReader();
        var e = new Event(layout);
        Gen.OneOf(documents).Array[1, 20].Sample(stream =>
        {
            foreach (string document in stream)
            {
                byte[] utf8 = Encoding.UTF8.GetBytes(document);
                var fresh = new Event(layout);
                layout.CreateReader().Read(utf8, fresh);
                reader.Read(utf8, e);
                Assert.Equal(fresh.GetValues(), e.GetValues());
                Assert.Equal(Encoding.UTF8.GetString(fresh.IndexName), Encoding.UTF8.GetString(e.IndexName));
                Assert.Equal(Encoding.UTF8.GetString(fresh.DocumentId), Encoding.UTF8.GetString(e.DocumentId));
            }
        }, iter: 200, threads: 1);
    }

    [Fact]
    public void PresenceIsNotedOfSlotsInEveryWord() => Gen.Int[0, 199].Array[0, 30].Array[1, 6].Sample(stream =>
    {
        string[] fields = [.. Enumerable.Range(0, 200).Select(static i => "f" + i)];
        var layout = new EventLayout(fields);
        EventReader reader = layout.CreateReader();
        var e = new Event(layout);
        foreach (int[] present in stream)
        {
            string members = string.Join(",", present.Select(static i => $"\"f{i}\":" + (i % 3 == 0 ? "7" : "\"x\"") + $",\"g{i}\":\"y\""));
            reader.Read(Encoding.UTF8.GetBytes("{" + members + "}"), e);
            for (int slot = 0; slot < fields.Length; slot++)
            {
                Assert.Equal(present.Contains(slot), e[slot].Exists);
                Assert.Equal(present.Contains(slot), (e.PresentSlots(slot / 64) >> slot & 1) != 0);
            }
        }
    }, iter: 300);

    [Fact]
    public void KeysWithoutEndFindNoEndOfMemory()
    {
        var layout = new EventLayout("a", "b.c", "b.k7");
        EventReader reader = layout.CreateReader();
        var e = new Event(layout);
        for (int i = 0; i < 20_000; i += 10)
        {
            string keys = string.Join(",", Enumerable.Range(i, 10).Select(static k => $"\"k{k}\":\"v\""));
            reader.Read(Encoding.UTF8.GetBytes($$"""{{{keys}},"b":{{{keys}},"c":{{i}}},"a":"{{i}}"}"""), e);
            Assert.Equal(i == 0 ? 3 : 2, e.GetValues().Count);
        }
    }

    [Fact]
    public void EveryLengthAtEveryAlignment()
    {
        var layout = new EventLayout("a", "b");
        EventReader reader = layout.CreateReader();
        EventReader leaving = EventReader.CreateLeaving(layout, [0]);
        var e = new Event(layout);
        for (int length = 8; length <= 200; length++)
        {
            string value = length < 14 ? new string('1', length - 6) : new string('x', length - 14);
            byte[] document = Encoding.ASCII.GetBytes(length < 14 ? "{\"a\":" + value + "}" : "{\"a\":\"" + value + "\",\"b\":1}");
            Assert.Equal(length, document.Length);
            for (int offset = 0; offset < 64; offset++)
            {
                byte[] buffer = [.. Enumerable.Repeat((byte)'"', offset), .. document, .. Enumerable.Repeat((byte)'"', 100)];
                Assert.True(reader.TryRead(buffer.AsMemory(offset, document.Length), e, out EventError error), error.ToString());
                Assert.Equal(value, e.GetValues()[0].Text);
                Assert.True(leaving.TryRead(buffer.AsMemory(offset, document.Length), e, out _));
                Assert.Equal(value, e.GetValues().Single().Text);
            }
        }
    }

    [Fact]
    public void WhoeverLeavesEarlyHasSeenTheFirstMemberWithValues() =>
        Gen.Select(Documents.Valid.Array[1, 6], Gen.OneOf(Documents.Fields), Gen.Int[0, 400]).Sample((texts, field, filler) =>
        {
            var layout = new EventLayout(field);
            EventReader leaving = EventReader.CreateLeaving(layout, [0]);
            var e = new Event(layout);
            foreach (string text in texts)
            {
                // What stands before the field is longer than what is looked at at once.
                byte[] document = Encoding.UTF8.GetBytes("{\"filler\":[{\"f\":\"" + new string('}', filler) + "\"}],\"x\":\"" + new string('y', filler) + "\"" + (text[1..].Trim() == "}" ? "" : ",") + text.TrimStart()[1..]);
                List<FlatValue> all = layout.CreateReader().TryGetValues(document, out _)!;
                Assert.True(leaving.TryRead(EventReading.Embed(document, "\""u8), e, out EventError error), error.ToString());
                List<FlatValue> found = e.GetValues();
                Assert.Equal(all.Take(found.Count), found);
                Assert.Equal(all.Count > 0, found.Count > 0);
            }
        });
}
