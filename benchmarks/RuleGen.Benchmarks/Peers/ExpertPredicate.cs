namespace RuleGen.Benchmarks.Peers;

/// <summary>
/// The reference rule as a performance-minded engineer writes it by hand: cheapest and most selective test first, sets as switches over the
/// length.
/// </summary>
internal static class ExpertPredicate
{
    public static bool IsMatch(EventRecord e) =>
        e.Process is { Interactive: true, Args: { } args } process
        && e.Container?.Id is not null
        && IsTool(process)
        && IsStart(e)
        && HasFlag(args);

    public static bool IsTool(ProcessRecord process) =>
        process is { Name: { } name, Args: { } args } && (IsNetcat(name) || (IsShell(name) && RunsNetcat(args)));

    public static bool IsStart(EventRecord e) =>
        e.Event is { Action: "exec", Type: { } types, Category: { } categories }
        && e.Host?.Os?.Type == "linux"
        && Array.IndexOf(types, "start") >= 0
        && Array.IndexOf(categories, "process") >= 0;

    private static bool IsNetcat(string name) => name.Length switch
    {
        2 => name == "nc",
        4 => name == "ncat",
        6 => name == "netcat",
        14 => name == "netcat.openbsd",
        18 => name == "netcat.traditional",
        _ => false,
    };

    private static bool IsShell(string name) => name.Length switch
    {
        2 => name == "sh",
        3 => name is "csh" or "zsh" or "ksh",
        4 => name is "bash" or "dash" or "tcsh" or "fish",
        7 => name == "busybox",
        _ => false,
    };

    private static bool RunsNetcat(string[] args)
    {
        bool netcat = false;
        foreach (string arg in args)
        {
            ReadOnlySpan<char> tool = WithoutFolder(arg);
            if (tool is "which" or "man" or "chmod" or "chown")
            {
                return false;
            }

            netcat |= tool is "nc" or "ncat" or "netcat" or "netcat.openbsd" or "netcat.traditional";
        }

        return netcat;
    }

    private static ReadOnlySpan<char> WithoutFolder(string arg) =>
        arg.StartsWith("/bin/", StringComparison.Ordinal) ? arg.AsSpan(5)
        : arg.StartsWith("/usr/bin/", StringComparison.Ordinal) ? arg.AsSpan(9)
        : arg.StartsWith("/usr/local/bin/", StringComparison.Ordinal) ? arg.AsSpan(15)
        : arg;

    public static bool HasFlag(string[] args)
    {
        foreach (string arg in args)
        {
            if (arg is ">" or "<" or "|" || (arg.StartsWith('-') && arg.AsSpan(1).ContainsAny("lLpPeE")))
            {
                return true;
            }
        }

        return false;
    }
}
