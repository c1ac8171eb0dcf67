using System.Text.Json;
using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>Findings in rules reach the compiler's SARIF log with their places and links, infos included.</summary>
public sealed class ErrorLogTests(PackageFixture package)
{
    [Fact]
    public async Task The_error_log_has_what_was_found_in_rules()
    {
        using var consumer = new Consumer(package);
        consumer.WriteProject("App/App.csproj", consumer.PackageReference + """
            <PropertyGroup><ErrorLog>findings.sarif,version=2.1</ErrorLog></PropertyGroup>
            """);
        consumer.Write("App/rules/a.toml", RuleText.With("A", "11111111-1111-4111-8111-111111111111", "process where process.name in (\"nc\", \"nc\")"));
        consumer.Write("App/Program.cs", """
            System.Console.WriteLine(Rules.All.Count);

            [RuleGen.RuleSet]
            public sealed partial class Rules;
            """);

        (await consumer.Build("App/App.csproj")).AssertSuccess();

        using JsonDocument log = JsonDocument.Parse(await File.ReadAllTextAsync(consumer.At("App/findings.sarif"), TestContext.Current.CancellationToken));
        JsonElement run = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
        JsonElement finding = Assert.Single(run.GetProperty("results").EnumerateArray(), static result => result.GetProperty("ruleId").GetString() == "RG5001");
        JsonElement place = Assert.Single(finding.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
        Assert.EndsWith("App/rules/a.toml", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal("note", finding.GetProperty("level").GetString());
        JsonElement rule = Assert.Single(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(), static rule => rule.GetProperty("id").GetString() == "RG5001");
        Assert.EndsWith("/docs/diagnostics/RG5001.md", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal);
    }
}
