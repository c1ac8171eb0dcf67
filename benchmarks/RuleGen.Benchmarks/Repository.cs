namespace RuleGen.Benchmarks;

/// <summary>Finds the checkout the program was built from.</summary>
internal static class Repository
{
    /// <summary>The folder of RuleGen.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder of shared test data, which may be absent.</summary>
    public static string Shared { get; } = Environment.GetEnvironmentVariable("RULEGEN_SHARED") ?? Path.Combine(Root, "..", "shared");

    /// <summary>A folder for what the benchmarks make: decompressed events, programs to compare with.</summary>
    public static string Artifacts { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "benchmarks")).FullName;

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RuleGen.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Run the benchmarks from a checkout of the repository.");
    }
}
