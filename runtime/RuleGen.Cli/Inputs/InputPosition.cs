using System.Security.Cryptography;

namespace RuleGen.Cli.Inputs;

/// <summary>How far a file has been read.</summary>
/// <param name="File">The file's full path.</param>
/// <param name="Offset">The bytes of its content, decompressed, that were read.</param>
/// <param name="Line">The line in which reading goes on, from 1.</param>
/// <param name="Head">SHA-256 of how the content begins, which tells it from another file of its name; as lower-case hexadecimal.</param>
internal sealed record InputPosition(string File, long Offset, long Line, string Head)
{
    private const int HeadLength = 1024;

    /// <summary>A position in a file as it is now.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static InputPosition Of(string file, long offset, long line, ToolConsole console) =>
        new(Path.GetFullPath(file), offset, line, HashHead(file, offset, console));

    /// <summary>Whether the file of this name still begins as it did and is not shorter than it was.</summary>
    public bool IsOf(string file, ToolConsole console)
    {
        try
        {
            using EventSource source = EventSource.Open(file, console);
            return source.TrySkip(Offset) && HashHead(file, Offset, console) == Head;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // Whoever reads it says what is wrong with it.
            return false;
        }
    }

    private static string HashHead(string file, long offset, ToolConsole console)
    {
        byte[] head = new byte[Math.Min(offset, HeadLength)];
        using EventSource source = EventSource.Open(file, console);
        int length = source.Content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return Convert.ToHexStringLower(SHA256.HashData(head.AsSpan(0, length)));
    }
}
