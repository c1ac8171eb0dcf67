using System.Diagnostics;

namespace RuleGen.Package.Tests;

/// <summary>Runs programs as a user's shell would: with none of the settings that the running build or test leaves in the environment.</summary>
internal static class Command
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    // MSBuild tells its children where its own files are; a build of another project must find them itself.
    private static readonly string[] Inherited = ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "MSBUILD_EXE_PATH", "DOTNET_HOST_PATH", "CI"];

    /// <summary>Runs <c>dotnet</c>.</summary>
    public static Task<CommandResult> DotNet(string folder, IEnumerable<string> arguments, CancellationToken cancellation) =>
        Run(folder, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments, input: "", cancellation);

    /// <summary>Runs a program with the input on its standard input. What it caches for its user, it caches below the folder.</summary>
    public static async Task<CommandResult> Run(string folder, string program, IEnumerable<string> arguments, string input, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in Inherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(folder, "artifacts", "cache");
        // A node that stayed would keep the pipes open, and the end of the output would never come.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return new CommandResult($"{Path.GetFileName(program)} {string.Join(' ', start.ArgumentList)}", process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
