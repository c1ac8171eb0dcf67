using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RuleGen;

/// <summary>
/// The frame of a snapshot: the magic text, the version, and sections. A section is a kind, a length, so many bytes, and SHA-256 over the
/// checksum before it, kind, length and bytes. So a change anywhere, a section too few or one out of place shows before its bytes are used.
/// </summary>
internal static class SnapshotFormat
{
    /// <summary>The version this program reads and writes.</summary>
    public const uint Version = 2;

    /// <summary>Bytes before the first section.</summary>
    public const int PreambleSize = 8 + sizeof(uint);

    /// <summary>Bytes before a section's own.</summary>
    public const int HeaderSize = 1 + sizeof(uint);

    /// <summary>Bytes behind a section's own.</summary>
    public const int ChecksumSize = SHA256.HashSizeInBytes;

    /// <summary>What a section holds.</summary>
    public enum Section : byte
    {
        /// <summary>What the detector knows beside its rules.</summary>
        General = 1,

        /// <summary>The beginning of a rule's state.</summary>
        Rule = 2,

        /// <summary>More of what the section before it holds.</summary>
        More = 3,

        /// <summary>The end; nothing may follow.</summary>
        End = 4,
    }

    /// <summary>The first bytes of every snapshot.</summary>
    public static ReadOnlySpan<byte> Magic => "RGSTATE\n"u8;

    /// <summary>Writes magic text and version.</summary>
    public static void WritePreamble(Span<byte> output)
    {
        Magic.CopyTo(output);
        BinaryPrimitives.WriteUInt32LittleEndian(output[Magic.Length..], Version);
    }

    /// <summary>Turns the checksum of what is before a section into the section's.</summary>
    public static void Chain(IncrementalHash hash, Span<byte> checksum, ReadOnlySpan<byte> header, ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(checksum);
        hash.AppendData(header);
        hash.AppendData(bytes);
        hash.GetHashAndReset(checksum);
    }
}
