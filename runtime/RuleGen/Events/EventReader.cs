using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace RuleGen;

/// <summary>
/// Reads JSON documents into events: a sweep that marks strings and brackets, then a walk that finds the layout's fields under every
/// spelling of their paths, notes where their values stand and leaps over what has no fields. Made by
/// <see cref="EventLayout.CreateReader"/>; reusable; one thread at a time.
/// </summary>
/// <remarks>
/// <para>Nested, dotted and repeated spellings of a path are united in any order, and arrays flatten into the values of
/// their elements. Null, <c>[]</c> and <c>{}</c> are no value.</para>
/// <para>A root object with an object <c>_source</c> is an Elasticsearch hit: the event is what <c>_source</c> holds, and
/// other keys of the root count only for <see cref="Event.IndexName"/> and <see cref="Event.DocumentId"/>.</para>
/// <para>The escape of a lone surrogate (<c>\ud800</c>) is accepted and reads as U+FFFD.</para>
/// </remarks>
public sealed partial class EventReader
{
    /// <summary>How many objects and arrays may stand in each other.</summary>
    public const int MaxDepth = 512;

    private readonly FieldTrie _trie;
    private readonly EventValidation _validation;
    private readonly byte[]?[]? _nullValues;

    // One bit per level: set for an object, clear for an array.
    private readonly ulong[] _levels = new ulong[(MaxDepth / 64) + 1];
    private readonly DocumentMasks _masks = new();

    // What is being read. Positions count from the beginning of the document, which stands in the array from _start on.
    private Event _event;
    private byte[] _data = [];
    private int _start;
    private int _end;
    private bool _isEnvelope;
    private bool _mayLeap;
    private int _errorPosition;
    private EventErrorReason _errorReason;

    internal EventReader(EventLayout layout, EventValidation validation)
        : this(layout, layout.Trie, validation)
    {
    }

    /// <summary>Reads those fields of the layout that stand in the trie; see <see cref="CreateLeaving"/> for what may be wanted.</summary>
    internal EventReader(EventLayout layout, FieldTrie trie, EventValidation validation, ulong wanted = 0)
    {
        Layout = layout;
        _trie = trie;
        _wanted = wanted;
        _trail = new KeyTrail(trie, unusedSlot: layout.Count);
        _nullValues = layout.NullValues;
        _validation = validation;
        _event = new Event(layout);
    }

    /// <summary>The layout whose fields are read.</summary>
    public EventLayout Layout { get; }

    /// <summary>
    /// Reads one document, white space and a byte order mark around it allowed. The event's values are slices of the
    /// memory, which must not change while they are used.
    /// </summary>
    /// <returns>Whether the document is well-formed; if not, the event has no values.</returns>
    /// <exception cref="ArgumentException">The event has another layout.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryRead(ReadOnlyMemory<byte> document, Event e, out EventError error)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (e.Layout != Layout)
        {
            throw new ArgumentException("The event was made for another layout.", nameof(e));
        }

        ReadOnlySpan<byte> text = Trim(document.Span, out int skipped);
        _start = Locate(document, text, skipped, e);
        _end = text.Length;
        _isEnvelope = false;
        _event = e;
        e.Reset(_data, _start, _end);
        if (_wanted != 0 ? TryReadUntilFound() : TryReadToTheEnd(text))
        {
            if (!_isEnvelope)
            {
                e.IndexValue = default;
                e.IdValue = default;
            }

            error = default;
            return true;
        }

        e.Reset(_data, _start, _end);
        error = new EventError(_errorPosition + skipped, _errorReason);
        return false;
    }

    /// <summary>
    /// Reads an object that stands inside a document which has been read already, as an element of the array of a slot. Where nobody has looked so far it
    /// may be ill-formed; it then has no values.
    /// </summary>
    internal void ReadElement(byte[] data, int start, int length, int slot, Event e)
    {
        _data = data;
        _start = start;
        _end = length;
        _event = e;
        e.Reset(data, start, length);
        SweepAll();
        BeginPath(slot);
        if (ReadObject<ToTheEnd>(0, _trie.ArrayOf(slot), depth: 0) < 0)
        {
            e.Reset(data, start, length);
        }
    }

    /// <summary>Reads one document, see <see cref="TryRead"/>.</summary>
    /// <exception cref="EventFormatException">The document is not well-formed.</exception>
    public void Read(ReadOnlyMemory<byte> document, Event e)
    {
        if (!TryRead(document, e, out EventError error))
        {
            throw new EventFormatException(error);
        }
    }

    private bool TryReadToTheEnd(ReadOnlySpan<byte> text)
    {
        SweepAll();
        return ReadDocument<ToTheEnd>() >= 0 && (_masks.IsAscii || _validation == EventValidation.Trusted || CheckUtf8(text));
    }

    private void SweepAll()
    {
        _masks.Begin(_end);
        _masks.SweepAll(ref Data);

        // A control character in a string is an error; the walk through everything says where.
        _mayLeap = _validation != EventValidation.Strict && !_masks.HasControlInString;
    }

    private int ReadDocument<TReading>()
        where TReading : struct, IReading
    {
        if (_end == 0)
        {
            return Fail(0, EventErrorReason.Empty);
        }

        if (Data != (byte)'{')
        {
            return Fail(0, EventErrorReason.NotAnObject);
        }

        _pathEnd = 0;
        int position = ReadObject<TReading>(0, FieldTrie.Root, depth: 0);
        return position >= 0 && position != _end
            ? Fail(SkipWhiteSpace(ref Data, position), EventErrorReason.TrailingCharacters)
            : position;
    }

    private ref byte Data
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_data), _start);
    }

    private ref byte Marks
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _masks.Marks;
    }

    // The walk reads some bytes further than the document goes. Where its array ends before, or
    // there is no array, the document is copied.
    private int Locate(ReadOnlyMemory<byte> document, ReadOnlySpan<byte> text, int skipped, Event e)
    {
        if (MemoryMarshal.TryGetArray(document, out ArraySegment<byte> segment)
            && segment.Array!.Length - segment.Offset - skipped - text.Length >= JsonText.Padding)
        {
            _data = segment.Array;
            return segment.Offset + skipped;
        }

        _data = e.KeepCopy(text);
        return 0;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> document, out int skipped)
    {
        int start = document.StartsWith("\uFEFF"u8) ? 3 : 0;
        int end = document.Length;
        while (end > start && JsonText.IsWhiteSpace(document[end - 1]))
        {
            end--;
        }

        while (start < end && JsonText.IsWhiteSpace(document[start]))
        {
            start++;
        }

        skipped = start;
        return document[start..end];
    }

    private bool CheckUtf8(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            return true;
        }

        int valid = 0;
        while (Rune.DecodeFromUtf8(text[valid..], out _, out int length) == OperationStatus.Done)
        {
            valid += length;
        }

        Fail(valid, EventErrorReason.InvalidUtf8);
        return false;
    }

    /// <summary>Notes the first error; what lies behind the end is the end.</summary>
    private int Fail(int position, EventErrorReason reason)
    {
        bool isCutOff = position >= _end && reason is not (EventErrorReason.Empty or EventErrorReason.TooDeep);
        _errorPosition = Math.Min(position, _end);
        _errorReason = isCutOff ? EventErrorReason.UnexpectedEnd : reason;
        return -1;
    }
}
