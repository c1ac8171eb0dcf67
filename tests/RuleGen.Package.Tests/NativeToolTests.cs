using RuleGen.Testing;
using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>The tool as a native program: published from a copy of its sources, so that it leaves nothing in the repository.</summary>
public sealed class NativeToolTests(PackageFixture package)
{
    private static readonly string[] Folders = ["generator", "runtime", "rules"];
    private static readonly string[] Files = ["Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig"];

    [Fact]
    public async Task The_native_tool_runs_the_rules_it_brings_and_interprets_others()
    {
        NativeLinker.Require();
        using var consumer = new Consumer(package, offline: false);
        CopySources(consumer);

        // Warnings of the trimmer and of the native compiler are errors here as well.
        (await consumer.Publish("runtime/RuleGen.Cli", "-c", "Release", "--use-current-runtime", "-p:NativeTool=true", "-o", consumer.At("native"))).AssertSuccess();
        Assert.Empty(Directory.GetFiles(consumer.At("native"), "*.dll"));

        string samples = Path.Combine(SharedData.RepositoryRoot, "rules", "samples");
        CommandResult builtIn = await consumer.RunProgram("native/RuleGen.Cli", ["scan", "--format", "ndjson", Path.Combine(samples, "containers.ndjson")]);
        Assert.Equal(
            File.ReadLines(Path.Combine(samples, "expected.tsv")).Count(static line => line.StartsWith("containers.ndjson\t", StringComparison.Ordinal)),
            builtIn.AssertSuccess().Lines.Length);

        consumer.Write("own/a.toml", RuleText.OnProcess("Of a user", "44444444-0000-4000-8000-000000000001", "nc"));
        CommandResult own = await consumer.RunProgram("native/RuleGen.Cli", ["scan", "--rules", "own", "--format", "ndjson", "-"], RuleText.Event("nc"), RuleText.Event("bash"));
        Assert.Contains("\"Of a user\"", Assert.Single(own.AssertSuccess().Lines), StringComparison.Ordinal);
        Assert.Contains("they are interpreted", own.Errors, StringComparison.Ordinal);

        CommandResult generated = await consumer.RunProgram("native/RuleGen.Cli", ["scan", "--rules", "own", "--engine", "generated", "-"]);
        Assert.Equal(2, generated.ExitCode);
        Assert.Contains("use '--engine interpreted'", generated.Errors, StringComparison.Ordinal);
    }

    private static void CopySources(Consumer consumer)
    {
        foreach (string file in Files.Concat(Folders.SelectMany(FindSources)))
        {
            string target = consumer.At(file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(SharedData.RepositoryRoot, file), target);
        }
    }

    private static IEnumerable<string> FindSources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot, folder), "*", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(SharedData.RepositoryRoot, path))
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"));
}
