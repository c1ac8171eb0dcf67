using System.Globalization;
using RuleGen.Cli.Inputs;

namespace RuleGen.Cli.Output;

/// <summary>Says which events could not be read: the first ones each, all in number.</summary>
/// <param name="error">Standard error.</param>
/// <param name="progress">Shares the terminal.</param>
internal sealed class BadInputReport(TextWriter error, ProgressLine progress)
{
    private const int ShownInFull = 20;

    /// <summary>How many events could not be read.</summary>
    public long Events { get; private set; }

    /// <summary>How many files could not be read to their end.</summary>
    public int Files { get; private set; }

    /// <summary>Whether anything was wrong.</summary>
    public bool Any => Events > 0 || Files > 0;

    /// <summary>An event is malformed: <c>file(line,column): bad event: reason (byte n of the file)</c>, line and column counted from 1 and in bytes, n from 0.</summary>
    public void BadEvent(string file, in DocumentSlice document, EventError problem)
    {
        Events++;
        if (Events > ShownInFull)
        {
            return;
        }

        progress.Clear();
        ReadOnlySpan<byte> before = document.Memory.Span[..problem.Position];
        int lineStart = before.LastIndexOf((byte)'\n') + 1;
        error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}({document.Line + before.Count((byte)'\n')},{before.Length - lineStart + 1}): bad event: {problem.Message} (byte {document.ByteOffset + problem.Position} of the file)"));
    }

    /// <summary>A file could not be read, or not to its end.</summary>
    public void BadFile(EventInput input)
    {
        Files++;
        progress.Clear();
        error.WriteLine($"{input.Name}: bad input: {input.Failure}");
    }

    /// <summary>Says how many were not shown.</summary>
    public void Complete()
    {
        if (Events > ShownInFull)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Events - ShownInFull} more bad events are not shown"));
        }
    }
}
