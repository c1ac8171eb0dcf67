using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace RuleGen.Cli.Correlation;

/// <summary>
/// The file of <c>--state</c>: the events that wait to be judged, then the detector's snapshot with a <see cref="ScanState"/> as JSON attached. It
/// is replaced as a whole or not at all.
/// </summary>
/// <remarks>
/// Layout: the 8 bytes <c>RULEGEN1</c>; the length in bytes of the waiting events, a 64-bit little-endian integer; the waiting events as
/// <see cref="StageEventFile"/> writes them; SHA-256 of all before; the snapshot (<see cref="Detector.SaveSnapshot"/>).
/// </remarks>
internal sealed class ScanStateFile(string path)
{
    private static readonly int s_headLength = Magic.Length + sizeof(long);

    private static ReadOnlySpan<byte> Magic => "RULEGEN1"u8;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Writes a state in place of the file's.</summary>
    /// <exception cref="IOException">It cannot be written; the file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written; the file is as it was.</exception>
    public void Save(Detector detector, StageEvents? waiting, ScanState state)
    {
        string beside = path + ".new";
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            WriteEvents(file, waiting);
            detector.SaveSnapshot(file, JsonSerializer.SerializeToUtf8Bytes(state, ScanStateJson.Default.ScanState));
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Reads a state.</summary>
    /// <param name="detector">Gets its state; has none when the file is damaged.</param>
    /// <param name="add">Gets each waiting event and the name of its input.</param>
    /// <param name="droppedRules">Rules whose state was left out, as <see cref="RestoredSnapshot.DroppedRules"/>.</param>
    /// <exception cref="SnapshotException">It is damaged, or of another version.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public ScanState Load(Detector detector, Action<string, StageEvent, ReadOnlyMemory<byte>> add, out IReadOnlyList<string> droppedRules)
    {
        using FileStream file = File.OpenRead(path);
        long end = ReadLength(file);
        CheckHash(file, end);
        RestoredSnapshot restored = detector.RestoreSnapshot(file);
        droppedRules = restored.DroppedRules;
        ScanState state = ReadState(restored.Attachment.Span);
        file.Position = s_headLength;
        foreach ((StageEvent item, ReadOnlyMemory<byte> document) in StageEventFile.Read(file, end))
        {
            add(state.Names[item.Input], item, document);
        }

        return state;
    }

    private static void WriteEvents(FileStream file, StageEvents? waiting)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        file.Write(Magic);
        file.Write(length);
        foreach ((StageEvent item, ReadOnlyMemory<byte> document) in waiting?.ReadSorted() ?? [])
        {
            StageEventFile.Write(file, item, document.Span);
        }

        long end = file.Position;
        BinaryPrimitives.WriteInt64LittleEndian(length, end - s_headLength);
        file.Position = Magic.Length;
        file.Write(length);
        byte[] hash = HashTo(file, end);
        file.Write(hash);
    }

    private static long ReadLength(FileStream file)
    {
        byte[] head = new byte[s_headLength];
        int read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        long length = BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(Magic.Length));
        return read == head.Length && head.AsSpan().StartsWith(Magic) && length >= 0 && length <= file.Length - s_headLength - SHA256.HashSizeInBytes
            ? s_headLength + length
            : throw new SnapshotException("it is not a state that this version of rulegen wrote");
    }

    private static void CheckHash(FileStream file, long end)
    {
        byte[] hash = HashTo(file, end);
        byte[] expected = new byte[SHA256.HashSizeInBytes];
        file.ReadExactly(expected);
        if (!hash.AsSpan().SequenceEqual(expected))
        {
            throw new SnapshotException("it is damaged");
        }
    }

    // Leaves the file at the end of what is hashed.
    private static byte[] HashTo(FileStream file, long end)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        file.Position = 0;
        while (file.Position < end)
        {
            int read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, end - file.Position));
            hash.AppendData(buffer, 0, read);
        }

        return hash.GetHashAndReset();
    }

    private static ScanState ReadState(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ScanStateJson.Default.ScanState) ?? ScanState.Empty;
        }
        catch (JsonException e)
        {
            throw new SnapshotException("it is not a state of a scan", e);
        }
    }
}
