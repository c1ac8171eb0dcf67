using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RuleGen.Benchmarks.Building;

/// <summary>What a run of the C# compiler took.</summary>
/// <param name="Elapsed">The time that passed.</param>
/// <param name="Processor">The time of all its threads.</param>
/// <param name="Generator">The time that passed in the generator; null when none ran.</param>
/// <param name="PeakBytes">The most memory it had; null where the system does not say.</param>
/// <param name="AssemblyBytes">The size of what it made.</param>
internal sealed record CompilerCost(TimeSpan Elapsed, TimeSpan Processor, TimeSpan? Generator, long? PeakBytes, long AssemblyBytes);

/// <summary>Runs the SDK's C# compiler in a process of its own, as a build without a compiler server does.</summary>
internal static partial class CompilerRun
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(20);

    /// <summary>What a program that uses RuleGen is compiled against.</summary>
    public static IReadOnlyList<string> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "RuleGen.dll" or "netstandard.dll")),
    ];

    /// <summary>Compiles a project.</summary>
    /// <exception cref="InvalidOperationException">The compiler found errors.</exception>
    public static CompilerCost Run(RuleProject project)
    {
        string arguments = WriteArguments(project);
        var start = new ProcessStartInfo("dotnet", ["exec", FindCompiler(), "/noconfig", "@" + arguments]) { RedirectStandardOutput = true };
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        long? peak = null;
        TimeSpan processor = default;
        while (!process.WaitForExit(s_interval))
        {
            // Both are asked for again and again, since an ended process tells neither.
            peak = PeakOf(process.Id) ?? peak;
            processor = ProcessorTimeOf(process) ?? processor;
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(began);
        string text = output.GetAwaiter().GetResult();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("The C# compiler failed: " + text);
        }

        Match generator = GeneratorTime().Match(text);
        return new CompilerCost(
            elapsed,
            processor,
            generator.Success ? TimeSpan.FromSeconds(double.Parse(generator.Groups[1].Value, CultureInfo.CurrentCulture)) : null,
            peak,
            new FileInfo(Path.Combine(project.Folder, "Project.dll")).Length);
    }

    private static string WriteArguments(RuleProject project)
    {
        string source = Path.Combine(project.Folder, "Rules.cs");
        File.WriteAllText(source, RuleProject.Source);
        string config = Path.Combine(project.Folder, "project.globalconfig");
        File.WriteAllText(config, WriteConfig(project));
        var arguments = new StringBuilder();
        arguments.Append("/target:library /optimize+ /deterministic+ /debug:portable /nullable:enable /langversion:latest /nostdlib+ /reportanalyzer\n");
        arguments.Append(CultureInfo.InvariantCulture, $"/out:\"{Path.Combine(project.Folder, "Project.dll")}\"\n/analyzerconfig:\"{config}\"\n");
        AppendAll(arguments, "reference", References);
        AppendAll(arguments, "analyzer", GeneratorAssembly.Files);
        AppendAll(arguments, "additionalfile", project.Files.Select(static file => file.Path));
        arguments.Append(CultureInfo.InvariantCulture, $"\"{source}\"\n");
        string path = Path.Combine(project.Folder, "project.rsp");
        File.WriteAllText(path, arguments.ToString());
        return path;
    }

    // What MSBuild writes of properties and item metadata.
    private static string WriteConfig(RuleProject project)
    {
        var config = new StringBuilder();
        config.Append(CultureInfo.InvariantCulture, $"is_global = true\nbuild_property.MSBuildProjectDirectory = {project.Folder}\n");
        foreach (ProjectFile file in project.Files)
        {
            config.Append(CultureInfo.InvariantCulture, $"\n[{file.Path}]\nbuild_metadata.AdditionalFiles.RuleGenItem = {file.Item}\n");
        }

        return config.ToString();
    }

    private static void AppendAll(StringBuilder arguments, string option, IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            arguments.Append(CultureInfo.InvariantCulture, $"/{option}:\"{path}\"\n");
        }
    }

    private static string FindCompiler()
    {
        string version = Command.TryRun("dotnet", ["--version"])?.Trim() ?? throw new InvalidOperationException("There is no .NET SDK on the path.");
        string list = Command.TryRun("dotnet", ["--list-sdks"]) ?? "";
        Match sdk = Regex.Match(list, $@"^{Regex.Escape(version)} \[(.+)\]\s*$", RegexOptions.Multiline);
        return Path.Combine(sdk.Groups[1].Value, version, "Roslyn", "bincore", "csc.dll");
    }

    private static TimeSpan? ProcessorTimeOf(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            // It ended in between.
            return null;
        }
    }

    private static long? PeakOf(int process)
    {
        string file = $"/proc/{process}/status";
        try
        {
            string? line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
            return line is null ? null : 1024 * long.Parse(line.AsSpan("VmHWM:".Length).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It ended in between.
            return null;
        }
    }

    [GeneratedRegex(@"Total generator execution time: ([0-9.,]+)")]
    private static partial Regex GeneratorTime();
}
