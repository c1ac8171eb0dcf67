using System.Globalization;
using System.Reflection;
using RuleGen.Package.Tests;
using RuleGen.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(PackageFixture))]

namespace RuleGen.Package.Tests;

/// <summary>
/// The packages, packed once for all tests from what the build of this configuration left. Their version is new each time:
/// a package cache never answers with an older one.
/// </summary>
public sealed class PackageFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The version of this run.</summary>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{DateTime.UtcNow.Ticks}");

    /// <summary>The folder that is the package source.</summary>
    public string Folder => _folder.Path;

    /// <summary>The file of the library's package.</summary>
    public string File => _folder.At($"RuleGen.{Version}.nupkg");

    /// <summary>The configuration of this build: the one whose outputs are packed.</summary>
    public static string Configuration { get; } =
        typeof(PackageFixture).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Packs.</summary>
    public async ValueTask InitializeAsync()
    {
        await Pack("RuleGen");
        await Pack("RuleGen.Cli");
    }

    /// <summary>Removes the packages.</summary>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Pack(string project)
    {
        CommandResult packed = await Command.DotNet(
            SharedData.RepositoryRoot,
            ["pack", Path.Combine("runtime", project, project + ".csproj"), "-c", Configuration, "--no-build", $"-p:Version={Version}", "-o", Folder, "-nodeReuse:false"],
            CancellationToken.None);
        packed.AssertSuccess();
    }
}
