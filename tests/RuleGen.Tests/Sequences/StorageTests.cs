using CsCheck;
using Xunit;

namespace RuleGen.Tests.Sequences;

/// <summary>The state's storage against what the base library has for it.</summary>
public sealed class StorageTests
{
    [Fact]
    public void Strings_stay_as_they_are_whatever_comes_and_goes() =>
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                var random = new Random(seed);
                var store = new BlobStore();
                var expected = new Dictionary<int, byte[]>();
                for (int step = 0; step < 2_000; step++)
                {
                    // Grows, then shrinks, then grows again.
                    bool adds = expected.Count == 0 || random.Next(10) < ((step / 700) % 2 == 0 ? 7 : 3);
                    if (adds)
                    {
                        byte[] bytes = new byte[random.Next(random.Next(40) == 0 ? 5_000 : 200)];
                        random.NextBytes(bytes);
                        Assert.True(expected.TryAdd(store.Add(bytes), bytes));
                    }
                    else
                    {
                        int number = expected.Keys.ElementAt(random.Next(expected.Count));
                        Assert.True(store.Get(number).SequenceEqual(expected[number]));
                        store.Remove(number);
                        expected.Remove(number);
                    }
                }

                Assert.All(expected, item => Assert.True(store.Get(item.Key).SequenceEqual(item.Value)));
            },
            iter: 30);

    [Fact]
    public void Keys_are_found_by_hashes_that_meet() =>
        Gen.Select(Gen.Int[0, 40], Gen.Bool).Array[0, 300].Sample(
            steps =>
            {
                var table = new KeyTable();
                var expected = new HashSet<int>();
                foreach ((int key, bool adds) in steps)
                {
                    uint hash = (uint)(key % 5) * 0x2000_0001;
                    byte[] bytes = [(byte)key];
                    if (adds && expected.Add(key))
                    {
                        table.Add(hash, key + 1);
                    }
                    else if (!adds && expected.Remove(key))
                    {
                        table.Remove(hash, key + 1);
                    }

                    Assert.Equal(expected.Contains(key) ? key + 1 : 0, table.Find(hash, bytes, default(NumberKeys)));
                }
            },
            iter: 500);

    [Fact]
    public void Keys_are_typed_and_their_order_is_that_of_their_values()
    {
        string?[] ordered = [null, "false", "true", "-1", "4", "4.5", "18446744073709551615", "1e300"];
        byte[][] keys = [.. ordered.Select((text, i) => Encode(text, i switch { 0 => null, < 3 => JoinKeyType.Boolean, _ => JoinKeyType.Number }))];
        for (int i = 1; i < keys.Length; i++)
        {
            Assert.True(JoinKeyValue.Compare(keys[i - 1], keys[i]) < 0, ordered[i]);
        }

        Assert.Equal(Encode("4", JoinKeyType.Number), Encode("4.0", JoinKeyType.Number));
        Assert.NotEqual(Encode("4", JoinKeyType.Number), Encode("4", JoinKeyType.Text));
        Assert.Equal(Encode("10.0.0.1", JoinKeyType.Ip), Encode("::ffff:10.0.0.1", JoinKeyType.Ip));
        Assert.Equal("10.0.0.1", Text(Encode("::ffff:10.0.0.1", JoinKeyType.Ip)));
        Assert.Equal("2026-01-05T00:00:00.000Z", Text(Encode("2026-01-05", JoinKeyType.Date)));
        Assert.NotEqual(Encode("a", JoinKeyType.Text), Encode("A", JoinKeyType.Text));
        Assert.Empty(Encode("x", JoinKeyType.Ip));
    }

    private static byte[] Encode(string? text, JoinKeyType? type)
    {
        var output = new ByteBuffer();
        if (type is null)
        {
            return [(byte)JoinKeyPart.Null];
        }

        FieldKeyEncoder.TryEncode(output, type.Value, default, EventValueKind.String, System.Text.Encoding.UTF8.GetBytes(text!));
        return output.Span.ToArray();
    }

    private static string? Text(byte[] key)
    {
        var cursor = new ByteCursor(key);
        return JoinKeyText.Of(JoinKeyValue.Read(ref cursor));
    }

    private readonly struct NumberKeys : KeyTable.IKeys
    {
        public bool IsKeyOf(int entry, ReadOnlySpan<byte> key) => entry == key[0] + 1;
    }
}
