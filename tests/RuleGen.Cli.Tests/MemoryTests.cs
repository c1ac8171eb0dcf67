using System.IO.Compression;
using System.Text;
using Xunit;

namespace RuleGen.Cli.Tests;

/// <summary>A scan needs no more memory for a large input than for a small one.</summary>
public sealed class MemoryTests : IDisposable
{
    private const int Small = 16 << 20;

    // What buffers and the collector's generations come to may vary between two runs, but not with the input.
    private const int Margin = 32 << 20;

    private static readonly long s_large = Environment.GetEnvironmentVariable("RULEGEN_LONG") == "1" ? 1200L << 20 : 160 << 20;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Standard_input_of_any_length_takes_the_same_memory() => AssertFlat(size =>
    {
        using ToolProcess tool = Start("-");
        WriteEvents(tool.Input, size);
        return PeakAfterAlert(tool);
    });

    [Theory]
    [InlineData("1")]
    [InlineData("4")]
    public void A_compressed_file_of_any_length_takes_the_same_memory(string threads) => AssertFlat(size =>
    {
        string path = _workspace.PathOf("e.ndjson.gz");
        using (var file = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            WriteEvents(file, size);
        }

        // It waits for standard input when it is done with the file.
        using ToolProcess tool = Start("--threads", threads, path, "-");
        return PeakAfterAlert(tool);
    });

    private static void AssertFlat(Func<long, long> peakOf)
    {
        long small = peakOf(Small);
        long large = peakOf(s_large);
        Assert.True(large < small + Margin, $"{s_large:N0} bytes of events took {large:N0} bytes of memory, {Small:N0} bytes of events {small:N0}.");
    }

    private ToolProcess Start(params string[] events)
    {
        string rule = _workspace.Write("shell.toml", TestRules.Rule(TestRules.Shell));
        return new ToolProcess([], ["scan", "--rules", rule, "--engine", "interpreted", "--format", "ndjson", .. events]);
    }

    // The last event alerts: when that is seen, all of the input has been read.
    private static long PeakAfterAlert(ToolProcess tool)
    {
        Assert.NotNull(tool.ReadLine());
        long peak = tool.PeakMemory;
        (int exitCode, string[] lines, string error) = tool.Complete();
        Assert.True(exitCode == 0, error);
        Assert.Empty(lines);
        return peak;
    }

    private static void WriteEvents(Stream stream, long size)
    {
        byte[] events = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(TestRules.OtherEvent + "\n", 10_000)));
        for (long written = 0; written < size; written += events.Length)
        {
            stream.Write(events);
        }

        stream.Write(Encoding.UTF8.GetBytes(TestRules.ShellEvent + "\n"));
        stream.Flush();
    }
}
