using System.Diagnostics;

namespace RuleGen.Cli.Tests;

/// <summary>The tool as a process of its own, for what a run inside the test cannot show: memory, and what the runtime was told at its start.</summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    /// <summary>Starts it.</summary>
    /// <param name="environment">Variables to set.</param>
    /// <param name="arguments">What stands behind <c>rulegen</c>.</param>
    public ToolProcess(IEnumerable<KeyValuePair<string, string>> environment, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "RuleGen.Cli.exe" : "RuleGen.Cli");
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it reads as <c>-</c>.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>The most memory it has had so far, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Waits for a line of its output; null at the end.</summary>
    public string? ReadLine() => _process.StandardOutput.ReadLine();

    /// <summary>Ends its input, and waits for its end.</summary>
    /// <returns>Its exit code, and all lines that were not read.</returns>
    public (int ExitCode, string[] Lines, string Error) Complete()
    {
        _process.StandardInput.Close();
        string output = _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        return (_process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries), _errors.GetAwaiter().GetResult());
    }

    /// <summary>Waits for its end so long; false: it still runs.</summary>
    public bool WaitForExit(TimeSpan time) => _process.WaitForExit(time);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
