using RuleGen.Testing;
using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>The tool, installed from its package.</summary>
public sealed class ToolPackageTests(PackageFixture package)
{
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
}
