using System.IO.Compression;
using System.Reflection.PortableExecutable;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>The tool, installed from its package.</summary>
public sealed class ToolPackageTests(PackageFixture package)
{
    private static readonly string[] Started = ["RuleGen.Cli.dll", "RuleGen.dll", "RuleGen.Rules.dll", "System.CommandLine.dll"];

    [Fact]
    public async Task The_installed_tool_runs_the_rules_it_brings_and_compiles_others()
    {
        using var consumer = new Consumer(package);
        (await consumer.InstallTool()).AssertSuccess();

        string samples = Path.Combine(SharedData.RepositoryRoot, "rules", "samples");
        CommandResult builtIn = await consumer.RunProgram("tool/rulegen", ["scan", "--format", "ndjson", Path.Combine(samples, "containers.ndjson")]);
        Assert.Equal(
            File.ReadLines(Path.Combine(samples, "expected.tsv")).Count(static line => line.StartsWith("containers.ndjson\t", StringComparison.Ordinal)),
            builtIn.AssertSuccess().Lines.Length);

        consumer.Write("rules/a.toml", RuleText.OnProcess("Of a user", "44444444-0000-4000-8000-000000000001", "nc"));
        CommandResult own = await consumer.RunProgram(
            "tool/rulegen",
            ["scan", "--rules", "rules", "--engine", "generated", "--format", "ndjson", "-"],
            RuleText.Event("nc"),
            RuleText.Event("bash"));
        Assert.Contains("\"Of a user\"", Assert.Single(own.AssertSuccess().Lines), StringComparison.Ordinal);
    }

    /// <summary>On the system it was packed on: the code that a start runs is compiled ahead.</summary>
    [Fact]
    public async Task The_installed_tool_is_compiled_ahead()
    {
        using var consumer = new Consumer(package);
        (await consumer.InstallTool()).AssertSuccess();

        foreach (string library in Started)
        {
            string file = Assert.Single(Directory.GetFiles(consumer.At("tool"), library, SearchOption.AllDirectories));
            await using FileStream content = File.OpenRead(file);
            Assert.True(IsCompiledAhead(content), file);
        }
    }

    /// <summary>On any other system: no code is for one processor only.</summary>
    [Fact]
    public void The_package_for_any_system_is_not_compiled_ahead()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.FileOf("RuleGen.Cli.any"));
        foreach (string library in Started)
        {
            using Stream entry = archive.GetEntry("tools/net10.0/any/" + library)!.Open();
            var content = new MemoryStream();
            entry.CopyTo(content);
            Assert.False(IsCompiledAhead(content), library);
        }
    }

    // Compiled ahead ("ready to run"), a library has native code beside the intermediate one, and its header says where.
    private static bool IsCompiledAhead(Stream library)
    {
        library.Position = 0;
        using var reader = new PEReader(library, PEStreamOptions.LeaveOpen);
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
