using System.ComponentModel;
using System.Diagnostics;

namespace RuleGen.Benchmarks;

/// <summary>Runs other programs.</summary>
internal static class Command
{
    /// <summary>What a program wrote; null when there is none of that name, or when it failed.</summary>
    public static string? TryRun(string program, IEnumerable<string> arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                Console.Error.WriteLine($"{program} failed: {errors.GetAwaiter().GetResult()}{output}");
                return null;
            }

            return output;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
