using CsCheck;
using Xunit;

namespace RuleGen.Tests.Events;

/// <summary>Blocks of every width against plain loops; where the processor lacks the width, .NET does the same in software.</summary>
public class BlockTests
{
    private static readonly Gen<byte> Byte = Gen.OneOf(Gen.Byte, Gen.OneOf<byte>(0, 0x1F, 0x20, (byte)'"', (byte)'\\', 0x7F, 0x80, 0xFF));

    private static readonly Gen<byte[]> Bytes = Byte.Array[64];

    [Fact]
    public void Of512Bits() => AnswerAsLoops<Block512>();

    [Fact]
    public void Of256Bits() => AnswerAsLoops<Block256>();

    [Fact]
    public void Of128Bits() => AnswerAsLoops<Block128>();

    [Fact]
    public void OfSingleBytes() => AnswerAsLoops<ScalarBlock>();

    private static void AnswerAsLoops<TBlock>()
        where TBlock : struct, IBlock<TBlock> =>
        Gen.Select(Bytes, Bytes, Gen.Bool.Array[64], Byte).Sample((a, b, choice, value) =>
        {
            TBlock block = TBlock.Load(in a[0]);
            TBlock other = TBlock.Load(in b[0]);
            TBlock mask = TBlock.Load(in choice.Select(static bit => bit ? byte.MaxValue : (byte)0).ToArray()[0]);
            Assert.Equal(Bits(a, item => item == value), block.Equal(value));
            Assert.Equal(a.Contains(value), block.Contains(value));
            Assert.Equal(Bits(a, item => item <= value), block.AtMost(value));
            Assert.Equal(Bits(a, static item => item >= 0x80), block.NotAscii());
            AssertHolds([.. a.Zip(b, static (x, y) => (byte)(x | y))], block.Or(other));
            AssertHolds([.. a.Zip(b, Math.Min)], block.Min(other));
            AssertHolds([.. choice.Select((bit, i) => bit ? a[i] : b[i])], block.Where(mask, other));
            AssertHolds([.. Enumerable.Repeat(value, 64)], TBlock.Create(value));
        }, iter: 1_000);

    private static ulong Bits(byte[] bytes, Func<byte, bool> isSet) =>
        bytes.Select((item, i) => isSet(item) ? 1UL << i : 0).Aggregate(static (x, y) => x | y);

    private static void AssertHolds<TBlock>(byte[] expected, TBlock block)
        where TBlock : struct, IBlock<TBlock>
    {
        foreach (byte value in expected.Distinct())
        {
            Assert.Equal(Bits(expected, item => item == value), block.Equal(value));
        }
    }
}
