using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>What a second build does: nothing, unless a rule changed.</summary>
public sealed class RebuildTests(PackageFixture package)
{
    private const string Project = "App/App.csproj";

    [Fact]
    public async Task A_build_compiles_again_exactly_when_the_rules_changed()
    {
        using var consumer = new Consumer(package);
        consumer.WriteProject(Project, consumer.PackageReference);
        consumer.Write("App/Program.cs", """
            foreach (var rule in Rules.All) Console.WriteLine(rule.Metadata.Query?.Trim());

            [RuleGen.RuleSet]
            public sealed partial class Rules;
            """);
        consumer.Write("App/rules/a.toml", Rule(1, "bash"));
        (await consumer.Build(Project)).AssertSuccess();
        DateTime first = CompiledAt();

        (await consumer.Build(Project, "--no-restore")).AssertSuccess();
        Assert.Equal(first, CompiledAt());

        consumer.Write("App/rules/a.toml", Rule(1, "zsh"));
        Assert.Equal([Query("zsh")], await Rebuild());

        consumer.Write("App/rules/b.toml", Rule(2, "ksh"));
        Assert.Equal([Query("zsh"), Query("ksh")], await Rebuild());

        File.Delete(consumer.At("App/rules/a.toml"));
        Assert.Equal([Query("ksh")], await Rebuild());

        DateTime CompiledAt() => File.GetLastWriteTimeUtc(consumer.At("App/obj/Debug/net10.0/App.dll"));

        async Task<string[]> Rebuild()
        {
            (await consumer.Build(Project, "--no-restore")).AssertSuccess();
            return (await consumer.Run("App/bin/Debug/net10.0/App.dll")).AssertSuccess().Lines;
        }
    }

    private static string Rule(int number, string process) => RuleText.OnProcess($"Rule {number}", $"33333333-0000-4000-8000-{number:D12}", process);

    private static string Query(string process) => $"process where process.name == \"{process}\"";
}
