using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>The linker that a native build calls and the SDK does not bring.</summary>
internal static class NativeLinker
{
    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["link.exe"] : ["clang", "gcc"];

    /// <summary>Skips the test where no linker is found, but fails it where the environment variable CI is <c>true</c>.</summary>
    public static void Require()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(static folder => Names.Any(name => File.Exists(Path.Combine(folder, name)))))
        {
            string reason = $"This test needs a native linker: none of {string.Join(", ", Names)} is on the PATH.";
            Assert.False(string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase), reason);
            Assert.Skip(reason);
        }
    }
}
