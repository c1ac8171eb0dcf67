using System.Diagnostics;
using System.Globalization;
using RuleGen.Cli.Inputs;

namespace RuleGen.Cli.Output;

/// <summary>
/// One line on the terminal that is drawn over again: how far a scan has come, and how fast. Whoever writes anything else to the
/// terminal clears it first. Without a terminal it does nothing.
/// </summary>
/// <param name="writer">Standard error.</param>
/// <param name="isTerminal">Whether a person looks at it.</param>
/// <param name="width">Its columns. A line that wraps could not be taken away again.</param>
/// <param name="totalBytes">The size of all inputs as they lie on disk; null when one of them has no end to be known.</param>
internal sealed class ProgressLine(TextWriter writer, bool isTerminal, int width, long? totalBytes)
{
    private const int BarWidth = 24;

    /// <summary>How often to report, in events: reading the clock costs more than reading an event.</summary>
    public const int EventsPerLook = 1024;

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _next = s_interval;
    private bool _isDrawn;

    /// <summary>The progress through a command's event files.</summary>
    public static ProgressLine Over(IEnumerable<string> files, ToolConsole console) =>
        new(console.Error, console.IsErrorTerminal, console.Width, console.IsErrorTerminal ? EventFiles.TotalSize(files) : null);

    /// <summary>Tells of progress; draws when it is time to.</summary>
    public void Report(long events, long alerts, long bytes)
    {
        if (!isTerminal)
        {
            return;
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        if (elapsed >= _next)
        {
            _next = elapsed + s_interval;
            writer.Write("\r\e[2K" + DisplayText.Cut(Line(events, alerts, bytes, elapsed), width - 1));
            _isDrawn = true;
        }
    }

    /// <summary>Takes the line away, so that something else can be written.</summary>
    public void Clear()
    {
        if (_isDrawn)
        {
            writer.Write("\r\e[2K");
            _isDrawn = false;
        }
    }

    private string Line(long events, long alerts, long bytes, TimeSpan elapsed)
    {
        string counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{events:N0} events, {alerts:N0} alerts, {events / elapsed.TotalSeconds:N0} events/s");
        if (totalBytes is not > 0)
        {
            return counts;
        }

        double share = Math.Min(1, (double)bytes / totalBytes.Value);
        int filled = (int)(share * BarWidth);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {share * 100,3:F0} %  {counts}");
    }
}
