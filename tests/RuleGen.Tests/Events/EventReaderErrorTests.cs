using System.Text;
using CsCheck;
using Xunit;

namespace RuleGen.Tests.Events;

public class EventReaderErrorTests
{
    private static readonly EventLayout Layout = new("a", "b.c");

    [Theory]
    [InlineData("", 0, EventErrorReason.Empty)]
    [InlineData(" \r\n", 0, EventErrorReason.Empty)]
    [InlineData("[1]", 0, EventErrorReason.NotAnObject)]
    [InlineData("  5", 2, EventErrorReason.NotAnObject)]
    [InlineData("{", 1, EventErrorReason.UnexpectedEnd)]
    [InlineData("{\"a\":\"x", 7, EventErrorReason.UnexpectedEnd)]
    [InlineData(" {\"a\":\"x\\", 9, EventErrorReason.UnexpectedEnd)]
    [InlineData("{\"a\":1,}", 7, EventErrorReason.UnexpectedCharacter)]
    [InlineData("{\"x\":[1,]}", 8, EventErrorReason.UnexpectedCharacter)]
    [InlineData("{\"x\":{\"y\" 1}}", 10, EventErrorReason.UnexpectedCharacter)]
    [InlineData("{'a':1}", 1, EventErrorReason.UnexpectedCharacter)]
    [InlineData("{\"a\":[1}", 7, EventErrorReason.UnexpectedCharacter)]
    [InlineData("{\"x\":[1}", 7, EventErrorReason.UnexpectedCharacter)]
    [InlineData("{\"a\":1} {}", 8, EventErrorReason.TrailingCharacters)]
    [InlineData("{\"a\":01}", 5, EventErrorReason.InvalidNumber)]
    [InlineData("{\"x\":-}", 6, EventErrorReason.InvalidNumber)]
    [InlineData("{\"x\":1.}", 7, EventErrorReason.InvalidNumber)]
    [InlineData("{\"x\":1e}", 7, EventErrorReason.InvalidNumber)]
    [InlineData("{\"a\":tru}", 5, EventErrorReason.InvalidLiteral)]
    [InlineData("{\"a\":truee}", 9, EventErrorReason.UnexpectedCharacter)]
    [InlineData("{\"x\":NaN}", 5, EventErrorReason.InvalidLiteral)]
    [InlineData("{\"x\":\"\\q\"}", 7, EventErrorReason.InvalidEscape)]
    [InlineData("{\"x\":\"\\u12g4\"}", 10, EventErrorReason.InvalidEscape)]
    [InlineData("{\"a\":\"b\tc\"}", 7, EventErrorReason.ControlCharacter)]
    [InlineData("{\"a\n\":1}", 3, EventErrorReason.ControlCharacter)]
    [InlineData("{\"a\":1,/* */\"b\":2}", 7, EventErrorReason.UnexpectedCharacter)]
    public void SaysWhatIsWrongAndWhere(string document, int position, EventErrorReason reason)
    {
        Assert.Null(Layout.CreateReader(EventValidation.Strict).TryGetValues(Encoding.UTF8.GetBytes(document), out EventError error));
        Assert.Equal(new EventError(position, reason), error);
    }

    [Theory]
    [InlineData("{\"x\":[1", 7, EventErrorReason.UnexpectedEnd)]
    [InlineData("{\"x\":[\"1]}", 10, EventErrorReason.UnexpectedEnd)]
    [InlineData("{\"x\":[1}", 7, EventErrorReason.UnexpectedCharacter)]
    [InlineData("{\"x\":{]}", 6, EventErrorReason.UnexpectedCharacter)]
    [InlineData("{\"x\":[[]}", 8, EventErrorReason.UnexpectedCharacter)]
    [InlineData("{\"x\":[]]}", 7, EventErrorReason.UnexpectedCharacter)]
    [InlineData("{\"x\":[\"a\tb\"]}", 8, EventErrorReason.ControlCharacter)]
    [InlineData("{\"x\":[1 2],\"a\":01}", 15, EventErrorReason.InvalidNumber)]
    [InlineData("{\"x\":tru}", 5, EventErrorReason.InvalidLiteral)]
    [InlineData("{\"b\":{\"x\":{\"y\":0}\"c\":1}}", 17, EventErrorReason.UnexpectedCharacter)]
    public void CheckedProvesStringsAndBracketsOfEverythingAndTheRestOfWhatItEnters(string document, int position, EventErrorReason reason)
    {
        Assert.Null(Layout.CreateReader().TryGetValues(Encoding.UTF8.GetBytes(document), out EventError error));
        Assert.Equal(new EventError(position, reason), error);
    }

    [Theory]
    [InlineData("{\"x\":[1,],\"a\":1}")]
    [InlineData("{\"x\":{\"y\" 1},\"a\":1}")]
    [InlineData("{\"x\":[\"\\q\"],\"a\":1}")]
    public void WhatStandsInObjectsWithoutFieldsIsForStrict(string document)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(document);
        Assert.Single(Layout.CreateReader().TryGetValues(utf8, out _)!);
        Assert.Null(Layout.CreateReader(EventValidation.Strict).TryGetValues(utf8, out _));
    }

    [Fact]
    public void FindsBytesThatAreNotUtf8()
    {
        byte[] document = [.. "\uFEFF{\"é\":\"x"u8, 0xFF, .. "\"}"u8];
        Assert.Null(Layout.CreateReader().TryGetValues(document, out EventError error));
        Assert.Equal(new EventError(11, EventErrorReason.InvalidUtf8), error);
        Assert.NotNull(Layout.CreateReader(EventValidation.Trusted).TryGetValues(document, out _));
    }

    [Fact]
    public void EveryBeginningOfADocumentIsCutOff() => Documents.Valid.Sample(text =>
    {
        byte[] document = Encoding.UTF8.GetBytes(text);
        EventReader reader = new EventLayout(Documents.Fields).CreateReader();
        for (int length = 1; length < document.Length; length++)
        {
            // The rest of the document follows in memory: it must not be read as part of it.
            ReadOnlyMemory<byte> beginning = EventReading.Embed(document, "\0"u8)[..length];
            Assert.Null(reader.TryGetValues(beginning, out EventError error));
            Assert.True(error.Reason is EventErrorReason.UnexpectedEnd or EventErrorReason.InvalidUtf8, error.ToString());
        }
    }, iter: 300);

    [Theory]
    [InlineData("{\"a\":", "[", "]", "}")]
    [InlineData("{\"x\":", "[", "]", "}")]
    [InlineData("{\"x\":", "{\"y\":", "}", "}")]
    [InlineData("{\"b\":", "[", "]", "}")]
    public void NestingHasALimit(string head, string open, string close, string tail)
    {
        string inner = open[0] == '{' ? "1" : "";
        string Nest(int levels) => head + Repeat(open, levels - 1) + inner + Repeat(close, levels - 1) + tail;
        Assert.NotNull(Layout.CreateReader().TryGetValues(Encoding.UTF8.GetBytes(Nest(EventReader.MaxDepth)), out _));
        foreach (int levels in new[] { EventReader.MaxDepth + 1, 100_000 })
        {
            Assert.Null(Layout.CreateReader().TryGetValues(Encoding.UTF8.GetBytes(Nest(levels)), out EventError error));
            int position = head.Length + (open.Length * (EventReader.MaxDepth - 1));
            Assert.Equal(new EventError(position, EventErrorReason.TooDeep), error);
        }
    }

    [Fact]
    public void AFailedReadLeavesNoValues()
    {
        var e = new Event(Layout);
        EventReader reader = Layout.CreateReader();
        Assert.False(reader.TryRead("{\"_id\":\"1\",\"a\":\"x\",\"_source\":{\"a\":1},}"u8.ToArray(), e, out _));
        Assert.False(e[0].Exists);
        Assert.True(e.DocumentId.IsEmpty);
        reader.Read("{\"b\":{\"c\":1}}"u8.ToArray(), e);
        Assert.False(e[0].Exists);
        Assert.True(e[1].Exists);
    }

    [Fact]
    public void ReadThrowsWithThePosition()
    {
        var exception = Assert.Throws<EventFormatException>(() => Layout.CreateReader().Read("{]"u8.ToArray(), new Event(Layout)));
        Assert.Equal(new EventError(1, EventErrorReason.UnexpectedCharacter), exception.Error);
        Assert.StartsWith("byte 1: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEventOfAnotherLayoutIsRefused() =>
        Assert.Throws<ArgumentException>(() => Layout.CreateReader().TryRead("{}"u8.ToArray(), new Event(new EventLayout("a")), out _));

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
