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
    /// <remarks>No pre-release, since <c>dotnet add package</c> leaves those out.</remarks>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.{(DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds:F0}");

    /// <summary>The folder that is the package source.</summary>
    public string Folder => _folder.Path;

    /// <summary>The file of the library's package.</summary>
    public string File => FileOf("RuleGen");

    /// <summary>The file of a package, or of its symbols.</summary>
    public string FileOf(string name, string extension = "nupkg") => _folder.At($"{name}.{Version}.{extension}");

    /// <summary>The configuration of this build: the one whose outputs are packed.</summary>
    public static string Configuration { get; } =
        typeof(PackageFixture).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Packs.</summary>
    public async ValueTask InitializeAsync()
    {
        CommandResult packed = await Command.DotNet(
            SharedData.RepositoryRoot,
            [
                "msbuild", Path.Combine("tests", "RuleGen.Package.Tests", "Pack.proj"), "-v:minimal", "-nodeReuse:false",
                $"-p:Configuration={Configuration}", "-p:NoBuild=true", $"-p:PackageVersion={Version}", $"-p:PackageOutputPath={Folder}",
            ],
            CancellationToken.None);
        packed.AssertSuccess();
    }

    /// <summary>Removes the packages.</summary>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
