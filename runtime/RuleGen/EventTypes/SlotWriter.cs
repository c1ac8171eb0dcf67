using System.Text;
using System.Text.Unicode;
using RuleGen.Matching;

namespace RuleGen;

/// <summary>Writes the members of an object into the slots of an event, and of no others more than a look.</summary>
internal sealed class SlotWriter(Event target, IReadOnlyList<EventTypeField> fields) : EventWriter
{
    // By member: the fields of the layout that take its values.
    private readonly int[][] _slots = [.. fields.Select(field => FindSlots(target.Layout, field.Path))];

    /// <inheritdoc/>
    public override void BeginList(int field)
    {
    }

    /// <inheritdoc/>
    public override void EndList()
    {
    }

    /// <inheritdoc/>
    public override void BeginObject(int field)
    {
    }

    /// <inheritdoc/>
    public override void EndObject()
    {
    }

    private protected override bool Wants(int field) => _slots[field].Length > 0;

    private protected override void AddText(int field, string text)
    {
        // Not by Encoding.UTF8, which allocates for a surrogate without its partner.
        Span<byte> scratch = target.ReserveScratch(Encoding.UTF8.GetMaxByteCount(text.Length), out int offset);
        Utf8.FromUtf16(text, scratch, out _, out int length);
        target.TrimScratch(offset + length);
        AddToAll(field, EventValueKind.String, offset, length);
    }

    private protected override void Add(int field, EventValueKind kind, ReadOnlySpan<byte> text)
    {
        text.CopyTo(target.ReserveScratch(text.Length, out int offset));
        AddToAll(field, kind, offset, text.Length);
    }

    private void AddToAll(int field, EventValueKind kind, int offset, int length)
    {
        foreach (int slot in _slots[field])
        {
            target.Add(slot, kind, offset, length, inScratch: true);
        }
    }

    private static int[] FindSlots(EventLayout layout, string path)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(path);
        return [.. Enumerable.Range(0, layout.Count).Where(slot => Takes(layout.Fields[slot], path, utf8))];
    }

    private static bool Takes(string field, string path, byte[] utf8) =>
        field == path || (PathPattern.IsPattern(field) && PathPattern.IsMatch(utf8, Encoding.UTF8.GetBytes(field)));
}
