using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RuleGen;

/// <summary>Computes <see cref="Alert.Id"/>; the recipe stands there.</summary>
internal static class AlertId
{
    private const int HeaderSize = 1 + sizeof(int);

    /// <summary>The id of an alert over one event.</summary>
    public static Guid Compute(string ruleId, Event e)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, (byte)'R', Encoding.UTF8.GetBytes(ruleId));
        Append(hash, e);
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

    /// <summary>Adds what <see cref="Write"/> gives for an event to a hash.</summary>
    public static void Append(IncrementalHash hash, Event e)
    {
        int length = SizeOf(e);
        byte[] parts = ArrayPool<byte>.Shared.Rent(length);
        Write(e, parts);
        hash.AppendData(parts, 0, length);
        ArrayPool<byte>.Shared.Return(parts);
    }

    /// <summary>How many bytes <see cref="Write"/> gives.</summary>
    public static int SizeOf(Event e) => e.DocumentId.IsEmpty
        ? HeaderSize + e.Document.Length
        : HeaderSize + e.IndexName.Length + HeaderSize + e.DocumentId.Length;

    /// <summary>Writes what identifies an event, as it is hashed.</summary>
    public static void Write(Event e, Span<byte> output)
    {
        if (e.DocumentId.IsEmpty)
        {
            WritePart(output, (byte)'E', e.Document);
        }
        else
        {
            WritePart(WritePart(output, (byte)'I', e.IndexName), (byte)'D', e.DocumentId);
        }
    }

    private static Span<byte> WritePart(Span<byte> output, byte tag, ReadOnlySpan<byte> part)
    {
        WriteHeader(output, tag, part.Length);
        part.CopyTo(output[HeaderSize..]);
        return output[(HeaderSize + part.Length)..];
    }

    private static void Append(IncrementalHash hash, byte tag, ReadOnlySpan<byte> part)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        WriteHeader(header, tag, part.Length);
        hash.AppendData(header);
        hash.AppendData(part);
    }

    // Tag and length before each part: no two sequences of parts give the same bytes.
    private static void WriteHeader(Span<byte> output, byte tag, int length)
    {
        output[0] = tag;
        BinaryPrimitives.WriteInt32BigEndian(output[1..], length);
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
