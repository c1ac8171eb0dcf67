using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>What a process left: its exit code and all it wrote.</summary>
internal sealed record CommandResult(string Command, int ExitCode, string Output, string Errors)
{
    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails the test, with everything that was written, unless the process succeeded.</summary>
    public CommandResult AssertSuccess()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}\n{Errors}");
        return this;
    }
}
