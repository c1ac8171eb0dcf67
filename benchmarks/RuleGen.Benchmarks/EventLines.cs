using System.IO.Compression;

namespace RuleGen.Benchmarks;

/// <summary>Events that are measured on: NDJSON lines as slices of one buffer, as they are when a file is read, and the same as a file.</summary>
/// <param name="Origin">What they are; printed with the results.</param>
/// <param name="File">A file with them, uncompressed.</param>
/// <param name="Lines">The lines.</param>
internal sealed record EventLines(string Origin, string File, ReadOnlyMemory<byte>[] Lines)
{
    private const int StandInCount = 20_000;

    /// <summary>How many there are.</summary>
    public int Count => Lines.Length;

    /// <summary>How many bytes the file has.</summary>
    public long Bytes => new FileInfo(File).Length;

    /// <summary>
    /// The shared container events (about 2.1 KB each) when they are at hand, else our sample events over and over, which are smaller and hit rules more
    /// often: their numbers do not compare with the others.
    /// </summary>
    public static EventLines LoadContainers(int? most)
    {
        const string shared = "container-20k.ndjson.gz";
        return System.IO.File.Exists(SharedEvents(shared))
            ? Load("containers", "generated container events (container-20k)", most, [SharedEvents(shared)])
            : Load("samples", "our sample events, repeated", most ?? StandInCount, [Path.Combine(Repository.Root, "rules", "samples", "containers.ndjson")]);
    }

    /// <summary>Recorded attacks on Windows and Linux, when they are at hand; else null.</summary>
    public static EventLines? LoadMixed(int? most)
    {
        string folder = SharedEvents("");
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "otrf-*.gz").Order(StringComparer.Ordinal)] : [];
        return files.Length == 0 ? null : Load("mixed", "recorded events of Windows and Linux hosts (otrf-*)", most, files);
    }

    private static string SharedEvents(string name) => Path.Combine(Repository.Shared, "events", name);

    private static EventLines Load(string name, string origin, int? most, string[] sources)
    {
        var lines = new List<byte[]>();
        foreach (string source in sources)
        {
            using FileStream raw = System.IO.File.OpenRead(source);
            using Stream content = source.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
            var reader = new DocumentReader(content);
            while (reader.TryReadNext(out DocumentSlice document))
            {
                lines.Add(document.Memory.ToArray());
            }
        }

        byte[][] chosen = Choose(lines, most);
        string path = Path.Combine(Repository.Artifacts, name + ".ndjson");
        using (FileStream file = System.IO.File.Create(path))
        {
            foreach (byte[] line in chosen)
            {
                file.Write(line);
                file.WriteByte((byte)'\n');
            }
        }

        byte[] text = System.IO.File.ReadAllBytes(path);
        var slices = new List<ReadOnlyMemory<byte>>(chosen.Length);
        int start = 0;
        foreach (byte[] line in chosen)
        {
            slices.Add(text.AsMemory(start, line.Length));
            start += line.Length + 1;
        }

        string size = FormattableString.Invariant($"{chosen.Length:N0} {origin}, {text.Length / 1e6:N0} MB");
        return new EventLines(size, path, [.. slices]);
    }

    // Fewer than there are are taken from all over, since files are recorded one scene after the other; more by repetition.
    private static byte[][] Choose(List<byte[]> lines, int? most) =>
        most is not { } count ? [.. lines]
        : [.. Enumerable.Range(0, count).Select(i => lines[count <= lines.Count ? (int)((long)i * lines.Count / count) : i % lines.Count])];
}
