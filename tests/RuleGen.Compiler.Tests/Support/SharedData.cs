using System.Runtime.CompilerServices;
using Xunit;

namespace RuleGen.Compiler.Tests.Support;

/// <summary>
/// Test data that is not part of the repository: the folder named by RULEGEN_SHARED, or <c>../shared</c> beside the
/// repository. Without it a test is skipped and says so; under CI its absence is a failure.
/// </summary>
internal static class SharedData
{
    /// <summary>The full path of a file or folder of the test data.</summary>
    public static string Require(string relativePath)
    {
        string root = Environment.GetEnvironmentVariable("RULEGEN_SHARED") ?? Path.Combine(RepositoryRoot(), "..", "shared");
        string path = Path.GetFullPath(Path.Combine(root, relativePath));
        if (!Path.Exists(path))
        {
            string message = $"Test data '{path}' is missing. Set RULEGEN_SHARED to the folder that holds it.";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", message);
            Assert.Skip(message);
        }

        return path;
    }

    private static string RepositoryRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
