using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RuleGen;

/// <summary>
/// One event: the values of the fields a ruleset reads, as UTF-8 slices of the document. Filled by an
/// <see cref="EventReader"/> or from an object, and valid until it is filled again or what it was read from changes. One thread at a time.
/// </summary>
public sealed partial class Event
{
    // The first value of slot s is _values[s]. Behind them is a place for what no field takes, then the further values, chained by Next.
    private EventValue[] _values;

    // The index of the last value of slot s; holds only where s has several values, so nothing need clear it.
    private readonly int[] _tails;
    private int _used;

    // The slots that have a value, in the order of the document.
    private readonly int[] _filled;
    private int _filledCount;
    private byte[] _document = [];
    private int _documentStart;
    private int _documentLength;
    private byte[] _copy = [];
    private byte[] _scratch = [];
    private int _scratchUsed;
    private DateTimeOffset? _now;

    /// <summary>An empty event for the fields of a layout.</summary>
    public Event(EventLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        Layout = layout;
        _values = new EventValue[layout.Count + 8];
        _tails = new int[layout.Count];
        _filled = new int[layout.Count + 1];
        _presentBeyond = new ulong[(layout.Count - 1) / MaskedSlots];
        _used = layout.Count + 1;
    }

    /// <summary>The layout that numbers the fields.</summary>
    public EventLayout Layout { get; }

    /// <summary>Where conditions over this event write the texts they compute.</summary>
    public Matching.ScalarMemory Memory { get; } = new();

    /// <summary>
    /// The document the event was read from, without the white space around it. An envelope is part of it. Of an object (<see cref="Fill{T}(in T)"/>):
    /// the document it stands for.
    /// </summary>
    public ReadOnlySpan<byte> Document => DocumentMemory.Span;

    /// <summary>The envelope's <c>_index</c>; empty without one.</summary>
    public ReadOnlySpan<byte> IndexName => GetText(in IndexValue);

    /// <summary>The envelope's <c>_id</c>; empty without one.</summary>
    public ReadOnlySpan<byte> DocumentId => GetText(in IdValue);

    /// <summary>The clock behind <see cref="Now"/>. A <see cref="Detector"/> gives the events it judges its own.</summary>
    public TimeProvider TimeProvider
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
            _now = null;
        }
    }

    = TimeProvider.System;

    /// <summary>
    /// The instant at which the event is judged, for rules that ask for it. Read from the clock when a rule first asks, and the same for
    /// all rules until the event is filled again.
    /// </summary>
    public DateTimeOffset Now => _now ??= TimeProvider.GetUtcNow();

    /// <summary>The values of a field, by its slot in <see cref="Layout"/>.</summary>
    public EventField this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            // Against the layout's count and not the array's length: the layout is shared and in the cache, the head of this event's
            // array is one more line to fetch for every event.
            if ((uint)slot >= (uint)Layout.Count)
            {
                ThrowNoSuchSlot(slot);
            }

            return new(this, slot);
        }
    }

    /// <summary><see cref="Document"/> for a second reading with another layout.</summary>
    internal ReadOnlyMemory<byte> DocumentMemory =>
        _unwritten is { } source ? WriteDocument(source) : new ReadOnlyMemory<byte>(_document, _documentStart, _documentLength);

    /// <summary>Where documents are written that the event itself has to keep.</summary>
    internal DocumentBuffer OwnDocument => field ??= new DocumentBuffer();

    // A field, not a property: fields of a struct are set in place by the reader.
    internal EventValue IndexValue;
    internal EventValue IdValue;

    /// <summary>Begins a new document that lies in <paramref name="document"/>; slices are offsets into this array.</summary>
    internal void Reset(byte[] document, int start, int length)
    {
        _document = document;
        _documentStart = start;
        _documentLength = length;
        _unwritten = null;
        ClearValues();
        IndexValue = default;
        IdValue = default;
        _scratchUsed = 0;
        _now = null;
    }

    /// <summary>Copies a document into a buffer of the event's own, with <see cref="JsonText.Padding"/> bytes behind it.</summary>
    internal byte[] KeepCopy(ReadOnlySpan<byte> document)
    {
        if (_copy.Length < document.Length + JsonText.Padding)
        {
            _copy = new byte[Math.Max(document.Length + JsonText.Padding, 4096)];
        }

        document.CopyTo(_copy);
        return _copy;
    }

    /// <summary>Forgets the values, as an envelope's <c>_source</c> demands of what stood before it.</summary>
    internal void ClearValues()
    {
        // A few dozen of the layout's hundreds of fields.
        foreach (int slot in _filled.AsSpan(0, _filledCount))
        {
            _values[slot] = default;
        }

        _filledCount = 0;
        _used = Layout.Count + 1;
        ClearMasks();
    }

    /// <summary>Appends a value to a field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(int slot, EventValueKind kind, int start, int length, bool inScratch)
    {
        Note(slot, kind);
        ref EventValue first = ref _values[slot];
        if (first.Kind == EventValueKind.None)
        {
            first = new EventValue { Start = start, Length = length, Kind = kind, InScratch = inScratch };
            _filled[_filledCount++] = slot;
            return;
        }

        AddFurther(slot, new EventValue { Start = start, Length = length, Kind = kind, InScratch = inScratch });
    }

    /// <summary>
    /// Appends the string under a key to the field that takes it. Whether one does makes no difference to what is done: where none does, the
    /// string is noted in a place that nobody looks at.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddString(ref readonly KeyStep key, int start, int length)
    {
        NoteText(in key);
        ref EventValue first = ref GetFirst(key.Slot);
        if (first.Kind != EventValueKind.None)
        {
            AddFurther(key.Slot, new EventValue { Start = start, Length = length, Kind = EventValueKind.String });
            return;
        }

        first = new EventValue { Start = start, Length = length, Kind = key.Kind };

        // A string's kind is 1: the count goes on only where there is a field.
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_filled), _filledCount) = key.Slot;
        _filledCount += (int)key.Kind;
    }

    /// <summary>Room for <paramref name="length"/> decoded bytes; the caller fills it from the returned offset on.</summary>
    internal Span<byte> ReserveScratch(int length, out int offset)
    {
        if (_scratch.Length - _scratchUsed < length)
        {
            Array.Resize(ref _scratch, Math.Max(_scratch.Length * 2, _scratchUsed + Math.Max(length, 256)));
        }

        offset = _scratchUsed;
        _scratchUsed += length;
        return _scratch.AsSpan(offset, length);
    }

    /// <summary>Gives back the unused end of the last reservation.</summary>
    internal void TrimScratch(int end) => _scratchUsed = end;

    /// <summary>The text of a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<byte> GetText(in EventValue value) =>
        new(value.InScratch ? _scratch : _document, value.Start, value.Length);

    /// <summary>A value by its index; a slot is the index of its first value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref EventValue GetValue(int index) => ref _values[index];

    /// <summary>The first value of a slot of the layout. The array always has room for every slot, so nothing is compared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref EventValue GetFirst(int slot) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), slot);

    private void AddFurther(int slot, EventValue value)
    {
        if (_used == _values.Length)
        {
            Array.Resize(ref _values, _used * 2);
        }

        int last = _values[slot].Next == 0 ? slot : _tails[slot];
        _tails[slot] = _used;
        _values[_used] = value;
        _values[last].Next = _used++;
    }

    [DoesNotReturn]
    private static void ThrowNoSuchSlot(int slot) =>
        throw new ArgumentOutOfRangeException(nameof(slot), slot, "The layout has no such slot.");
}
