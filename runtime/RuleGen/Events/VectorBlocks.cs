using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RuleGen;

/// <summary>A block in one register of 64 bytes.</summary>
internal readonly struct Block512(Vector512<byte> bytes) : IBlock<Block512>
{
    private readonly Vector512<byte> _bytes = bytes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block512 Load(ref readonly byte first) => new(Vector512.LoadUnsafe(in first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block512 Create(byte value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value) => Vector512.Equals(_bytes, Vector512.Create(value)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(byte value) => Vector512.EqualsAny(_bytes, Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong AtMost(byte max) => Vector512.LessThanOrEqual(_bytes, Vector512.Create(max)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NotAscii() => _bytes.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block512 Or(Block512 other) => new(_bytes | other._bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block512 Min(Block512 other) => new(Vector512.Min(_bytes, other._bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block512 Where(Block512 mask, Block512 other) => new(Vector512.ConditionalSelect(mask._bytes, _bytes, other._bytes));
}

/// <summary>A block in two registers of 32 bytes.</summary>
internal readonly struct Block256(Vector256<byte> low, Vector256<byte> high) : IBlock<Block256>
{
    private readonly Vector256<byte> _low = low;
    private readonly Vector256<byte> _high = high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block256 Load(ref readonly byte first) => new(Vector256.LoadUnsafe(in first), Vector256.LoadUnsafe(in first, 32));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block256 Create(byte value) => new(Vector256.Create(value), Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value) =>
        Join(Vector256.Equals(_low, Vector256.Create(value)), Vector256.Equals(_high, Vector256.Create(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(byte value) =>
        (Vector256.Equals(_low, Vector256.Create(value)) | Vector256.Equals(_high, Vector256.Create(value))).ExtractMostSignificantBits() != 0;

    // There is no comparison of unsigned bytes: who is not changed by the minimum is not above it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong AtMost(byte max) => Join(
        Vector256.Equals(_low, Vector256.Min(_low, Vector256.Create(max))),
        Vector256.Equals(_high, Vector256.Min(_high, Vector256.Create(max))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NotAscii() => Join(_low, _high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block256 Or(Block256 other) => new(_low | other._low, _high | other._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block256 Min(Block256 other) => new(Vector256.Min(_low, other._low), Vector256.Min(_high, other._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block256 Where(Block256 mask, Block256 other) => new(
        Vector256.ConditionalSelect(mask._low, _low, other._low),
        Vector256.ConditionalSelect(mask._high, _high, other._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Join(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
}

/// <summary>A block in four registers of 16 bytes.</summary>
internal readonly struct Block128(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d) : IBlock<Block128>
{
    private readonly Vector128<byte> _a = a;
    private readonly Vector128<byte> _b = b;
    private readonly Vector128<byte> _c = c;
    private readonly Vector128<byte> _d = d;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block128 Load(ref readonly byte first) => new(
        Vector128.LoadUnsafe(in first),
        Vector128.LoadUnsafe(in first, 16),
        Vector128.LoadUnsafe(in first, 32),
        Vector128.LoadUnsafe(in first, 48));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block128 Create(byte value)
    {
        var all = Vector128.Create(value);
        return new(all, all, all, all);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value)
    {
        var all = Vector128.Create(value);
        return Join(Vector128.Equals(_a, all), Vector128.Equals(_b, all), Vector128.Equals(_c, all), Vector128.Equals(_d, all));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(byte value)
    {
        var all = Vector128.Create(value);
        return (Vector128.Equals(_a, all) | Vector128.Equals(_b, all) | Vector128.Equals(_c, all) | Vector128.Equals(_d, all))
            .ExtractMostSignificantBits() != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong AtMost(byte max)
    {
        var all = Vector128.Create(max);
        return Join(
            Vector128.Equals(_a, Vector128.Min(_a, all)),
            Vector128.Equals(_b, Vector128.Min(_b, all)),
            Vector128.Equals(_c, Vector128.Min(_c, all)),
            Vector128.Equals(_d, Vector128.Min(_d, all)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NotAscii() => Join(_a, _b, _c, _d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block128 Or(Block128 other) => new(_a | other._a, _b | other._b, _c | other._c, _d | other._d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block128 Min(Block128 other) => new(
        Vector128.Min(_a, other._a), Vector128.Min(_b, other._b), Vector128.Min(_c, other._c), Vector128.Min(_d, other._d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block128 Where(Block128 mask, Block128 other) => new(
        Vector128.ConditionalSelect(mask._a, _a, other._a),
        Vector128.ConditionalSelect(mask._b, _b, other._b),
        Vector128.ConditionalSelect(mask._c, _c, other._c),
        Vector128.ConditionalSelect(mask._d, _d, other._d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Join(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d) =>
        a.ExtractMostSignificantBits()
        | ((ulong)b.ExtractMostSignificantBits() << 16)
        | ((ulong)c.ExtractMostSignificantBits() << 32)
        | ((ulong)d.ExtractMostSignificantBits() << 48);
}
