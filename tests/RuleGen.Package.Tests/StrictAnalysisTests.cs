using RuleGen.Testing;
using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>A project at the compiler's strictest, with every warning an error, sees none in what was generated for it, written out or not.</summary>
public sealed class StrictAnalysisTests(PackageFixture package)
{
    [Fact]
    public async Task Generated_code_has_no_warnings_at_the_strictest_analysis()
    {
        using var consumer = new Consumer(package, offline: false);
        consumer.WriteProject("App/App.csproj", library: true, more: consumer.PackageReference + """
            <PropertyGroup>
              <AnalysisLevel>latest-all</AnalysisLevel>
              <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
              <GenerateDocumentationFile>true</GenerateDocumentationFile>
              <IsAotCompatible>true</IsAotCompatible>
              <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
              <CompilerGeneratedFilesOutputPath>obj/generated</CompilerGeneratedFilesOutputPath>
            </PropertyGroup>
            """);
        string rules = Path.Combine(SharedData.RepositoryRoot, "rules");
        foreach (string rule in Directory.EnumerateFiles(rules, "*.toml", SearchOption.AllDirectories))
        {
            consumer.Write(Path.Combine("App/rules", Path.GetRelativePath(rules, rule)), await File.ReadAllTextAsync(rule, TestContext.Current.CancellationToken));
        }

        consumer.Write("App/Rules.cs", """
            [assembly: System.CLSCompliant(false)]
            [assembly: System.Runtime.InteropServices.ComVisible(false)]

            namespace App;

            /// <summary>The rules.</summary>
            [RuleGen.RuleSet]
            public sealed partial class Rules;

            /// <summary>An event.</summary>
            [RuleGen.EventType]
            public sealed partial class ProcessEvent
            {
                /// <summary>The name.</summary>
                [RuleGen.EventField("process.name")]
                public string? Name { get; init; }
            }
            """);

        (await consumer.Build("App/App.csproj")).AssertSuccess();

        Assert.NotEmpty(Directory.GetFiles(consumer.At("App/obj/generated"), "App.Rules*.g.cs", SearchOption.AllDirectories));
    }
}
