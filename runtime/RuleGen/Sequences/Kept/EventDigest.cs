using System.Security.Cryptography;

namespace RuleGen;

/// <summary>
/// What stands for an event in the id of an alert over several events, so that the document need not be kept: the first 16 bytes of SHA-256
/// over the parts that an alert over the event alone would hash for it (<see cref="Alert.Id"/>).
/// </summary>
internal sealed class EventDigest : IDisposable
{
    /// <summary>Its length in bytes.</summary>
    public const int Size = 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    /// <summary>Computes the digest of an event.</summary>
    public void Compute(Event e, Span<byte> digest)
    {
        AlertId.Append(_hash, e);
        Complete(digest);
    }

    /// <summary>Computes the digest of an event from what <see cref="AlertId.Write"/> gives.</summary>
    public void Compute(ReadOnlySpan<byte> parts, Span<byte> digest)
    {
        _hash.AppendData(parts);
        Complete(digest);
    }

    private void Complete(Span<byte> digest)
    {
        Span<byte> full = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.GetHashAndReset(full);
        full[..Size].CopyTo(digest);
    }
}
