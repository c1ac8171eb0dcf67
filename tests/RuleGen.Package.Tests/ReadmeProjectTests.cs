using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>The project of the README, made by its steps.</summary>
public sealed class ReadmeProjectTests(PackageFixture package)
{
    private const string Project = "Watch/Watch.csproj";
    private const string Output = "Watch/bin/Debug/net10.0/";

    [Fact]
    public async Task The_README_project_alerts_on_what_its_rule_describes()
    {
        using Consumer consumer = Create();
        (await consumer.Build(Project)).AssertSuccess();

        CommandResult run = (await consumer.Run(
            Output + "Watch.dll",
            Connection("bash", port: 4444),
            Connection("bash", port: 53),
            Connection("curl", port: 4444),
            Connection("zsh", port: 80))).AssertSuccess();

        Assert.Equal(2, run.Lines.Length);
        Assert.All(run.Lines, static line => Assert.Contains("high alert Shell Opens a Network Connection", line, StringComparison.Ordinal));
        Assert.Contains("bash", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("zsh", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_ships_the_runtime_and_nothing_of_the_compiler()
    {
        using Consumer consumer = Create();
        (await consumer.Build(Project)).AssertSuccess();
        Assert.Equal(
            ["RuleGen.dll", "Watch.dll"],
            Directory.GetFiles(consumer.At(Output), "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_mistake_in_a_rule_is_a_compiler_error_at_its_column()
    {
        using Consumer consumer = Create();
        consumer.Write("Watch/rules/mistaken.toml", RuleText.With("Mistaken", "11111111-0000-4000-8000-000000000001", "process where process.name = = \"x\""));
        CommandResult build = await consumer.Build(Project);

        Assert.Equal(1, build.ExitCode);
        string file = consumer.At("Watch/rules/mistaken.toml");
        Assert.Contains($"rules/mistaken.toml({RuleText.QueryLine},30): error RG1", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", build.Output, StringComparison.Ordinal);
    }

    private static string Connection(string process, int port) =>
        $$"""{"@timestamp":"2026-11-24T00:00:00Z","event.category":"network","event.type":"start","process.name":"{{process}}","destination.port":{{port}}}""";

    private Consumer Create()
    {
        var consumer = new Consumer(package);
        consumer.WriteProject(Project, consumer.PackageReference);
        consumer.Write("Watch/rules/shell_opens_a_connection.toml", Readme.Block("toml"));
        consumer.Write("Watch/Program.cs", Readme.Block("csharp"));
        return consumer;
    }
}
