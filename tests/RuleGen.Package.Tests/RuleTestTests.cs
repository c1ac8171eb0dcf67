using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>Tests beside rules, in a build with the package.</summary>
public sealed class RuleTestTests(PackageFixture package)
{
    private const string Project = "App/App.csproj";

    [Fact]
    public async Task A_failing_case_breaks_the_build_and_names_rule_case_and_what_was_seen()
    {
        using Consumer consumer = Create("");
        consumer.Write("App/rules/a.tests.toml", Case("bash"));
        (await consumer.Build(Project)).AssertSuccess();

        consumer.Write("App/rules/a.tests.toml", Case("zsh"));
        CommandResult build = await consumer.Build(Project);

        Assert.Equal(1, build.ExitCode);
        Assert.Contains("rules/a.tests.toml(2,8): error RG7001: rule 'A': case 'a shell starts' must alert and does not: missing: process.name is \"bash\" (the event has: \"zsh\")", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_elsewhere_are_items_and_a_project_may_demand_that_every_rule_has_some()
    {
        using Consumer consumer = Create("""
            <ItemGroup>
              <DetectionRule Include="../shared/*.toml" />
              <DetectionRuleTest Include="../shared/*.tests.ndjson" />
            </ItemGroup>
            """);
        consumer.Write("App/.globalconfig", "is_global = true\ndotnet_diagnostic.RG7007.severity = warning\n");
        consumer.Write("App/rules/a.tests.toml", Case("bash"));
        consumer.Write("shared/b.toml", RuleText.OnProcess("B", "22222222-0000-4000-8000-000000000002", "zsh"));
        consumer.Write("shared/b.tests.ndjson", """{"name": "a shell starts", "alerts": true, "event": {"event.category": "process", "process.name": "zsh"}}""");
        (await consumer.Build(Project)).AssertSuccess();

        File.Delete(consumer.At("App/rules/a.tests.toml"));
        CommandResult build = await consumer.Build(Project);
        Assert.Equal(1, build.ExitCode);
        Assert.Contains("rules/a.toml(3,8): error RG7007: ", build.Output, StringComparison.Ordinal);
    }

    private static string Case(string process) => $$"""
        [[case]]
        name = "a shell starts"
        alerts = true
        event = { event.category = "process", process.name = "{{process}}" }
        """;

    private Consumer Create(string items)
    {
        var consumer = new Consumer(package);
        consumer.WriteProject(Project, consumer.PackageReference + items);
        consumer.Write("App/rules/a.toml", RuleText.OnProcess("A", "22222222-0000-4000-8000-000000000001", "bash"));
        consumer.Write("App/Program.cs", "System.Console.WriteLine(Rules.All.Count);\n\n[RuleGen.RuleSet]\npublic sealed partial class Rules;\n");
        return consumer;
    }
}
