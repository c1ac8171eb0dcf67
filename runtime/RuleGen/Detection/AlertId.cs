using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RuleGen;

/// <summary>Computes <see cref="Alert.Id"/>; the recipe stands there.</summary>
internal static class AlertId
{
    public static Guid Compute(string ruleId, Event e)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, (byte)'R', Encoding.UTF8.GetBytes(ruleId));
        if (e.DocumentId.IsEmpty)
        {
            Append(hash, (byte)'E', e.Document);
        }
        else
        {
            Append(hash, (byte)'I', e.IndexName);
            Append(hash, (byte)'D', e.DocumentId);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80); // version 8
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80); // variant 10
        return new Guid(digest[..16], bigEndian: true);
    }

    // Tag and length before each part: no two sequences of parts give the same bytes.
    private static void Append(IncrementalHash hash, byte tag, ReadOnlySpan<byte> part)
    {
        Span<byte> header = stackalloc byte[1 + sizeof(int)];
        header[0] = tag;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], part.Length);
        hash.AppendData(header);
        hash.AppendData(part);
    }
}
