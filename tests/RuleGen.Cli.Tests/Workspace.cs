using System.IO.Compression;
using System.Text;
using RuleGen.Testing;

namespace RuleGen.Cli.Tests;

/// <summary>A folder of its own for a test, with a cache in it, and the tool run over it.</summary>
public sealed class Workspace : IDisposable
{
    public Workspace() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "rulegen-tests-" + Guid.NewGuid().ToString("N"));

    public string Cache => Path.Combine(Root, "cache");

    /// <summary>The rules and samples of this repository.</summary>
    public static string Rules { get; } = Path.Combine(SharedData.RepositoryRoot, "rules");

    public string PathOf(string name) => Path.Combine(Root, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static byte[] Gzip(string text)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return stream.ToArray();
    }

    public ToolResult Run(params string[] args) => Run(new RunOptions(), args);

    public ToolResult Run(RunOptions options, params string[] args)
    {
        var output = new MemoryStream();
        var error = new StringWriter();
        var console = new ToolConsole
        {
            Input = new MemoryStream(options.Input),
            Output = output,
            Error = error,
            IsOutputTerminal = options.IsTerminal,
            IsErrorTerminal = options.IsTerminal,
            Width = options.Width,
            TimeProvider = options.Now is { } now ? new FixedClock(now) : TimeProvider.System,
            GetVariable = name => name switch
            {
                "XDG_CACHE_HOME" => options.Cache ?? Cache,
                "NO_COLOR" => options.NoColour ? "1" : null,
                _ => null,
            },
        };
        int code = Tool.Run(args, console);
        return new ToolResult(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString().ReplaceLineEndings("\n"));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

/// <summary>Around a run.</summary>
public sealed record RunOptions
{
    public byte[] Input { get; init; } = [];

    public bool IsTerminal { get; init; }

    public bool NoColour { get; init; }

    public int Width { get; init; } = 120;

    public string? Cache { get; init; }

    /// <summary>What the clock says; null: the time it is.</summary>
    public DateTimeOffset? Now { get; init; }
}

/// <summary>What a run gave.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
