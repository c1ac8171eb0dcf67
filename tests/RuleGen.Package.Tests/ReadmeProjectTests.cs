using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>The project of the README, made by its steps.</summary>
public sealed class ReadmeProjectTests(PackageFixture package)
{
    private const string Project = "Watch/Watch.csproj";
    private const string Output = "Watch/bin/Debug/net10.0/";

    // Runs before the program does: an object and a dictionary are judged as their documents are.
    private const string Objects = """
        using System.Runtime.CompilerServices;
        using RuleGen;

        [EventType]
        internal sealed partial record Connection([property: EventField("process.name")] string Process, [property: EventField("destination.port")] int? Port)
        {
            [EventField("event.category")] public string Category => "network";
            [EventField("event.type")] public string[] Type => ["start"];
        }

        internal static class Objects
        {
            [ModuleInitializer]
            internal static void Check()
            {
                Detector detector = WatchRules.CreateDetector();
                var written = new Dictionary<string, object?> { ["event.category"] = "network", ["event.type"] = new[] { "start" }, ["process.name"] = "bash", ["destination.port"] = 4444 };
                if ((detector.Process(new Connection("bash", 4444)).Count, detector.Process(new Connection("curl", 4444)).Count, detector.Process(written).Count) != (1, 0, 1))
                {
                    throw new InvalidOperationException("An object is not judged as its document is.");
                }
            }
        }
        """;

    [Fact]
    public async Task It_alerts_on_what_its_rule_describes_and_ships_the_runtime_only()
    {
        using Consumer consumer = Create();
        (await consumer.Build(Project)).AssertSuccess();

        AssertAlerts(await consumer.Run(Output + "Watch.dll", Events));
        Assert.Equal(
            ["RuleGen.dll", "Watch.dll"],
            Directory.GetFiles(consumer.At(Output), "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_runs_as_a_native_program()
    {
        NativeLinker.Require();
        using Consumer consumer = Create(offline: false, "<PropertyGroup><PublishAot>true</PublishAot></PropertyGroup>");
        consumer.Write("Watch/Objects.cs", Objects);
        // Warnings of the trimmer and of the native compiler are errors here as well.
        (await consumer.Publish(Project, "-o", consumer.At("native"))).AssertSuccess();
        AssertAlerts(await consumer.RunProgram("native/Watch", [], Events));
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

    private static string[] Events =>
        [Connection("bash", port: 4444), Connection("bash", port: 53), Connection("curl", port: 4444), Connection("zsh", port: 80)];

    private static void AssertAlerts(CommandResult run)
    {
        run.AssertSuccess();
        Assert.Equal(2, run.Lines.Length);
        Assert.All(run.Lines, static line => Assert.Contains("high alert Shell Opens a Network Connection", line, StringComparison.Ordinal));
        Assert.Contains("bash", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("zsh", run.Lines[1], StringComparison.Ordinal);
    }

    private static string Connection(string process, int port) =>
        $$"""{"@timestamp":"2026-11-24T00:00:00Z","event.category":"network","event.type":"start","process.name":"{{process}}","destination.port":{{port}}}""";

    private Consumer Create(bool offline = true, string more = "")
    {
        var consumer = new Consumer(package, offline);
        consumer.WriteProject(Project, consumer.PackageReference + more);
        consumer.Write("Watch/rules/shell_opens_a_connection.toml", Page.FirstBlock("README.md", "toml"));
        consumer.Write("Watch/Program.cs", Page.FirstBlock("README.md", "csharp"));
        return consumer;
    }
}
