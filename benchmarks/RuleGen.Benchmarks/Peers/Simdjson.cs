using System.Globalization;
using System.Text.RegularExpressions;

namespace RuleGen.Benchmarks.Peers;

/// <summary>
/// The comparison program in C++ over simdjson, when its source is among the shared data and can be compiled here. Its mode 5 is the fastest
/// form found for the reference rule, one document a line, left as soon as a condition fails ("S"); mode 3 reads eight fields by looping over keys ("K").
/// </summary>
internal sealed partial class Simdjson
{
    /// <summary>One document a line, left as soon as a condition fails.</summary>
    public const string EarlyBail = "5 ";

    /// <summary>Eight fields by a loop over the keys.</summary>
    public const string KeyLoop = "3 ";

    private readonly string _program;

    private Simdjson(string program, string version)
    {
        _program = program;
        Version = version;
    }

    /// <summary>simdjson's version.</summary>
    public string Version { get; }

    /// <summary>
    /// Compiles the program against the amalgamated simdjson.cpp in the folder that the environment variable RULEGEN_SIMDJSON names, else against the
    /// installed library; null when one of the parts is missing.
    /// </summary>
    public static Simdjson? TryBuild(string events)
    {
        string source = Path.Combine(Repository.Shared, "bench", "simdjson", "bench.cpp");
        if (!File.Exists(source))
        {
            return null;
        }

        string program = Path.Combine(Repository.Artifacts, "simdjson");
        string? folder = Environment.GetEnvironmentVariable("RULEGEN_SIMDJSON");
        string[] library = folder is null ? ["-lsimdjson"] : ["-I" + folder, Path.Combine(folder, "simdjson.cpp")];
        if (Command.TryRun("g++", ["-O3", "-march=native", "-std=c++17", source, .. library, "-o", program]) is null)
        {
            return null;
        }

        string? first = Command.TryRun(program, [events, "1", EarlyBail]);
        return first is not null && VersionLine().Match(first) is { Success: true } version ? new Simdjson(program, version.Groups[1].Value) : null;
    }

    /// <summary>How many events of a file match the reference rule.</summary>
    public int CountMatches(string events) => int.Parse(Matches().Match(Output(events, EarlyBail)).Groups[1].Value, CultureInfo.InvariantCulture);

    /// <summary>Runs one mode over a file that it has in memory; the time of a round.</summary>
    public TimeSpan Run(string events, string mode, long bytes)
    {
        double megabytesPerSecond = double.Parse(BestRate().Match(Output(events, mode)).Groups[1].Value, CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(bytes / 1e6 / megabytesPerSecond);
    }

    private string Output(string events, string mode) =>
        Command.TryRun(_program, [events, "1", mode]) ?? throw new InvalidOperationException("The simdjson program failed.");

    [GeneratedRegex(@"^(simdjson \S+)")]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"best\s+(\d+)")]
    private static partial Regex BestRate();

    [GeneratedRegex(@"result (\d+)")]
    private static partial Regex Matches();
}
