using System.Buffers;
using System.Globalization;
using System.Text;
using Xunit;

namespace RuleGen.Tests.Events;

public class EventReaderTests
{
    [Fact]
    public void KindsSurvive()
    {
        var layout = new EventLayout("f");
        List<FlatValue>? values = layout.CreateReader().TryGetValues("{\"f\":[\"1\",1,true,false,null]}"u8.ToArray(), out _);
        Assert.Equal([EventValueKind.String, EventValueKind.Number, EventValueKind.True, EventValueKind.False], values!.Select(value => value.Kind));
    }

    [Fact]
    public void TheDocumentIsTrimmed()
    {
        var e = new Event(new EventLayout("a"));
        e.Layout.CreateReader().Read("\uFEFF \r\n{ \"a\" : 1 }\r\n"u8.ToArray(), e);
        Assert.Equal("{ \"a\" : 1 }", Encoding.UTF8.GetString(e.Document));
        Assert.True(e[0].Is("1"u8));
    }

    [Fact]
    public void MemoryNeedNotBeAnArray()
    {
        using var owner = new NativeMemory("{\"a\":\"x\\u0079\"}"u8);
        var e = new Event(new EventLayout("a"));
        e.Layout.CreateReader().Read(owner.Memory, e);
        Assert.True(e[0].Is("xy"u8));
    }

    [Fact]
    public void AReaderForgetsTheEventBefore()
    {
        var e = new Event(new EventLayout("a", "b"));
        EventReader reader = e.Layout.CreateReader();
        reader.Read("{\"_id\":\"1\",\"_source\":{\"a\":[1,2,3],\"b\":[4,5]}}"u8.ToArray(), e);
        reader.Read("{\"a\":[6,7],\"b\":8}"u8.ToArray(), e);
        Assert.Equal(["6", "7", "8"], e.GetValues().Select(value => value.Text));
        Assert.True(e.DocumentId.IsEmpty);
    }

    [Fact]
    public void AReaderCanFillSeveralEvents()
    {
        var layout = new EventLayout("a");
        EventReader reader = layout.CreateReader();
        var first = new Event(layout);
        var second = new Event(layout);
        reader.Read("{\"a\":\"1\"}"u8.ToArray(), first);
        reader.Read("{\"a\":\"2\"}"u8.ToArray(), second);
        Assert.True(first[0].Is("1"u8));
        Assert.True(second[0].Is("2"u8));
    }

    [Fact]
    public void HugeNumbersAreText()
    {
        string digits = new('7', 10_000);
        var e = new Event(new EventLayout("a"));
        e.Layout.CreateReader().Read(Encoding.UTF8.GetBytes("{\"a\":-" + digits + ".5e99}"), e);
        Assert.Equal("-" + digits + ".5e99", e.GetValues().Single().Text);
        Assert.True(e[0].LessThan(long.MinValue));
    }

    // Finding the end of the chain by walking it would take 5 × 10^11 steps here: hours, not the second the limit leaves room for.
    [Fact(Timeout = 60_000)]
    public async Task AMillionElementsTakeLinearTime()
    {
        const int count = 1_000_000;
        var text = new StringBuilder("{\"a\":[");
        for (int i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(i.ToString(CultureInfo.InvariantCulture));
        }

        byte[] document = Encoding.UTF8.GetBytes(text.Append("],\"b\":\"x\"}").ToString());
        await Task.Run(() =>
        {
            var e = new Event(new EventLayout("a", "b"));
            e.Layout.CreateReader().Read(document, e);
            Assert.Equal(count + 1, e.GetValues().Count);
            Assert.True(e[0].Is("999999"u8));
        }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void ReadingAllocatesNothing()
    {
        byte[] document = [.. "{\"a\":[\"x\",\"\\u0079\",3],\"n\\u0061me\":{\"b\":1},\"b\":true}"u8, .. new byte[64]];
        var e = new Event(new EventLayout("a", "b", "name.b", "*", "n*.b", "a.*.b"));
        EventReader reader = e.Layout.CreateReader();
        ReadOnlyMemory<byte> memory = document.AsMemory(0, document.Length - 64);
        reader.Read(memory, e);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            reader.Read(memory, e);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed unsafe class NativeMemory : MemoryManager<byte>
    {
        private readonly int _length;
        private void* _bytes;

        public NativeMemory(ReadOnlySpan<byte> content)
        {
            _length = content.Length;
            _bytes = System.Runtime.InteropServices.NativeMemory.Alloc((nuint)_length);
            content.CopyTo(GetSpan());
        }

        public override Span<byte> GetSpan() => new(_bytes, _length);

        public override MemoryHandle Pin(int elementIndex = 0) => new((byte*)_bytes + elementIndex);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
            System.Runtime.InteropServices.NativeMemory.Free(_bytes);
            _bytes = null;
        }
    }
}
