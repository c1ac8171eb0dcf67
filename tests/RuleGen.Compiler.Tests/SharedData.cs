using Xunit;

namespace RuleGen.Testing;

/// <summary>
/// The folder of large test data that is no part of the repository: real rules, events, conformance suites. It stands
/// beside the repository as <c>shared</c>, or where the environment variable RULEGEN_SHARED says.
/// </summary>
internal static class SharedData
{
    /// <summary>The folder's path, whether it exists or not.</summary>
    public static string Root { get; } =
        Environment.GetEnvironmentVariable("RULEGEN_SHARED") is { Length: > 0 } path
            ? Path.GetFullPath(path)
            : Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared"));

    /// <summary>The folder of RuleGen.sln.</summary>
    public static string RepositoryRoot
    {
        get
        {
            for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "RuleGen.sln")))
                {
                    return folder.FullName;
                }
            }

            throw new InvalidOperationException($"RuleGen.sln is in no folder above {AppContext.BaseDirectory}.");
        }
    }

    /// <summary>
    /// The path of a file or folder of the test data, such as <c>Require("corpus", "detection-rules")</c>. Without it
    /// the test is skipped, but fails where the environment variable CI is <c>true</c>.
    /// </summary>
    public static string Require(params string[] path)
    {
        string full = Path.Combine([Root, .. path]);
        if (!Path.Exists(full))
        {
            string reason = $"This test needs {full}; set RULEGEN_SHARED to the folder of the test data.";
            Assert.False(string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase), reason);
            Assert.Skip(reason);
        }

        return full;
    }
}
