using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using RuleGen.Benchmarks.Measuring;

namespace RuleGen.Benchmarks.Tables;

/// <summary>From the start of the process to the first alert, with the built-in rules and one event on standard input.</summary>
internal static class StartUpTable
{
    public static BenchmarkTable Measure(Bench bench)
    {
        byte[] line = Encoding.UTF8.GetBytes(File.ReadLines(Path.Combine(Repository.Root, "rules", "samples", "containers.ndjson")).First() + "\n");
        (string Name, string? Program)[] builds =
        [
            ("NativeAOT", Publish("native", "-p:NativeTool=true")),
            ("just-in-time, compiled ahead (ReadyToRun), as in the tool package of a system", Publish("ready", "--self-contained", "false")),
            ("just-in-time, as in the tool package for any system", Path.Combine(AppContext.BaseDirectory, "RuleGen.Cli")),
        ];
        (string Name, string Program)[] built = [.. builds.Where(static build => build.Program is not null).Select(static build => (build.Name, build.Program!))];
        IReadOnlyList<Measurement> rows = bench.Measure([.. built.Select(build => Variant.Of(build.Name, 1, () => StartToAlert(build.Program, line)))]);
        return new BenchmarkTable(
            "Tool start to first alert",
            "From before the process is started until the alert's line has been read; nanoseconds of one event.",
            rows[^1],
            rows)
        {
            Missing = [.. builds.Where(static build => build.Program is null).Select(static build => (build.Name, "publishing it failed"))],
            Goals =
            [
                new Goal("tool start to first alert with the built-in rules, NativeAOT", 60, 20, Milliseconds(builds[0].Name), "ms", IsLess: true),
                new Goal("same, just-in-time, tool package of a system", 300, 150, Milliseconds(builds[1].Name), "ms", IsLess: true),
                new Goal("same, just-in-time, tool package for any system", 300, 150, Milliseconds(builds[2].Name), "ms", IsLess: true),
            ],
        };

        double? Milliseconds(string name) => rows.FirstOrDefault(row => row.Name == name) is { } row ? Math.Round(row.Median / 1e6, 1) : null;
    }

    private static string? Publish(string name, params string[] options)
    {
        string folder = Path.Combine(Repository.Artifacts, name);
        string project = Path.Combine(Repository.Root, "runtime", "RuleGen.Cli");
        return Command.TryRun("dotnet", ["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder, .. options]) is null ? null : Path.Combine(folder, "RuleGen.Cli");
    }

    private static TimeSpan StartToAlert(string program, byte[] line)
    {
        var start = new ProcessStartInfo(program, ["scan", "--format", "ndjson", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        long before = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        process.StandardInput.BaseStream.Write(line);
        process.StandardInput.BaseStream.Flush();
        string? alert = process.StandardOutput.ReadLine();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(before);
        process.StandardInput.Close();
        process.WaitForExit();
        return alert?.StartsWith('{') == true ? elapsed : throw new InvalidOperationException($"{program} gave no alert.");
    }
}
