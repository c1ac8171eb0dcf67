namespace RuleGen.Benchmarks;

/// <summary>How busy the machine is with all that it does: on a machine that others use, times compare badly even within a table.</summary>
internal static class MachineLoad
{
    private const string File = "/proc/loadavg";

    /// <summary>Runnable threads in the mean of the last minute; null where the system does not say.</summary>
    public static string? Now() => System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File).Split(' ')[0] : null;
}
