using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>Pages that are to work when they are followed in an empty folder, with the packages as the only source.</summary>
public sealed class WalkthroughTests(PackageFixture package)
{
    [Fact]
    public async Task Getting_started()
    {
        using var consumer = new Consumer(package);
        await new Walkthrough(consumer).Follow("docs/getting-started.md");
    }

    [Fact]
    public async Task Embedding_in_a_service_also_as_a_native_program()
    {
        NativeLinker.Require();
        using var consumer = new Consumer(package, offline: false);
        var walkthrough = new Walkthrough(consumer);
        await walkthrough.Follow("docs/embedding.md");

        (await consumer.Publish($"{walkthrough.Folder}/Watch.csproj", "-p:PublishAot=true", "-o", consumer.At("native"))).AssertSuccess();
        CommandResult run = await consumer.RunProgram("native/Watch", [], await File.ReadAllLinesAsync(consumer.At($"{walkthrough.Folder}/events.ndjson"), TestContext.Current.CancellationToken));
        Assert.Contains("\"kibana.alert.rule.name\":\"Shell Opens a Network Connection\"", Assert.Single(run.AssertSuccess().Lines), StringComparison.Ordinal);
        Assert.Contains("2 events, 1 alerts", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template()
    {
        using var consumer = new Consumer(package);
        // Templates are installed for a user: a home of its own keeps this one out of the tester's.
        consumer.Home = consumer.At("home");
        await new Walkthrough(consumer).Follow("templates/README.md");
    }

    [Fact]
    public async Task The_interpreter()
    {
        using var consumer = new Consumer(package, offline: false);
        consumer.WriteProject("App/App.csproj", consumer.Reference("RuleGen.Interpreter"));
        consumer.Write("App/Program.cs", Page.FirstBlock("runtime/RuleGen.Interpreter/README.md", "csharp"));
        consumer.Write("rules/a.toml", RuleText.OnProcess("Of the interpreter", "55555555-0000-4000-8000-000000000001", "nc"));
        consumer.Write("rules/b.toml", RuleText.With("Mistaken", "55555555-0000-4000-8000-000000000002", "process where ="));
        (await consumer.Build("App/App.csproj")).AssertSuccess();

        CommandResult run = await consumer.Run("App/bin/Debug/net10.0/App.dll", RuleText.Event("nc"), RuleText.Event("bash"));
        Assert.Contains("Of the interpreter", Assert.Single(run.AssertSuccess().Lines), StringComparison.Ordinal);
        Assert.Contains("RG1", run.Errors, StringComparison.Ordinal);
    }
}
