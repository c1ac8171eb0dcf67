using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RuleGen;

/// <summary>Computes <see cref="Alert.Id"/>; the recipe stands there.</summary>
internal static class AlertId
{
    /// <summary>The id of an alert over one event.</summary>
    public static Guid Compute(string ruleId, Event e)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, (byte)'R', Encoding.UTF8.GetBytes(ruleId));
        AppendEvent(hash, e);
        return Build(hash);
    }

    /// <summary>The id of an alert over several events.</summary>
    /// <param name="ruleId">The <c>rule_id</c>.</param>
    /// <param name="digests">The <see cref="EventDigest"/> of each event in stage order; null where there is none.</param>
    public static Guid Compute(string ruleId, IEnumerable<byte[]?> digests)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, (byte)'R', Encoding.UTF8.GetBytes(ruleId));
        foreach (byte[]? digest in digests)
        {
            Append(hash, (byte)(digest is null ? 'N' : 'S'), digest);
        }

        return Build(hash);
    }

    /// <summary>Hashes what identifies an event.</summary>
    public static void AppendEvent(IncrementalHash hash, Event e)
    {
        if (e.DocumentId.IsEmpty)
        {
            Append(hash, (byte)'E', e.Document);
        }
        else
        {
            Append(hash, (byte)'I', e.IndexName);
            Append(hash, (byte)'D', e.DocumentId);
        }
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

    private static Guid Build(IncrementalHash hash)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80); // version 8
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80); // variant 10
        return new Guid(digest[..16], bigEndian: true);
    }
}
