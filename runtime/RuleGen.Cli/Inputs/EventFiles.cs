namespace RuleGen.Cli.Inputs;

/// <summary>The event files of a command line.</summary>
internal static class EventFiles
{
    /// <summary>How standard input is named.</summary>
    public const string StandardInput = "-";

    /// <summary>Refuses names that cannot be meant, before anything runs.</summary>
    /// <exception cref="UsageException">A file does not exist or is a folder, or standard input is named twice.</exception>
    public static void Check(IReadOnlyList<string> names)
    {
        foreach (string name in names.Where(static name => name != StandardInput))
        {
            if (Directory.Exists(name))
            {
                throw new UsageException($"{name} is a folder; name the event files in it, such as {Path.Join(name, "*.ndjson")}");
            }

            if (!File.Exists(name))
            {
                throw new UsageException($"there is no event file {name}");
            }
        }

        if (names.Count(static name => name == StandardInput) > 1)
        {
            throw new UsageException("standard input (-) can be read only once");
        }
    }

    /// <summary>Refuses to write over the events that are to be read.</summary>
    /// <exception cref="UsageException">The output is one of the event files.</exception>
    public static void CheckIsNone(IReadOnlyList<string> names, string output)
    {
        // Case decides on some file systems and not on others; whoever really has both names can choose a third.
        string target = Path.GetFullPath(output);
        if (names.Any(name => name != StandardInput && string.Equals(Path.GetFullPath(name), target, StringComparison.OrdinalIgnoreCase)))
        {
            throw new UsageException($"{output} is read for events and cannot be the output as well");
        }
    }

    /// <summary>The size of all files together as they lie on disk; null when one of them is not a file.</summary>
    public static long? TotalSize(IEnumerable<string> names)
    {
        long total = 0;
        foreach (string name in names)
        {
            if (name == StandardInput)
            {
                return null;
            }

            total += new FileInfo(name).Length;
        }

        return total;
    }
}
