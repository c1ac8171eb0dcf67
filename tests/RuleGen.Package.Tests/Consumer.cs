using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>
/// Projects of a user: in a folder outside the repository, with the package as their only source and a package cache of
/// their own. Warnings are errors.
/// </summary>
internal sealed class Consumer : IDisposable
{
    private readonly PackageFixture _package;
    private readonly TemporaryFolder _folder = new();

    public Consumer(PackageFixture package)
    {
        _package = package;
        Write("nuget.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <packageSources>
                <clear />
                <add key="local" value="{package.Folder}" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>The full path of something in the folder.</summary>
    public string At(string relativePath) => _folder.At(relativePath);

    /// <summary>Writes a file.</summary>
    public void Write(string relativePath, string text) => _folder.Write(relativePath, text);

    /// <summary>Writes the project file that <c>dotnet new console</c> and <c>dotnet add package RuleGen</c> make, with more items or properties.</summary>
    public void WriteProject(string relativePath, string more = "", bool library = false) => Write(relativePath, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>{(library ? "Library" : "Exe")}</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          {more}
        </Project>
        """);

    /// <summary>The reference to the package, as <c>dotnet add package</c> writes it.</summary>
    public string PackageReference => $"""<ItemGroup><PackageReference Include="RuleGen" Version="{_package.Version}" /></ItemGroup>""";

    /// <summary>Restores and builds a project.</summary>
    public Task<CommandResult> Build(string project, params string[] more) => Command.DotNet(
        _folder.Path,
        ["build", project, "-warnaserror", "-nodeReuse:false", "-tl:off", .. more],
        TestContext.Current.CancellationToken);

    /// <summary>Runs what a project's build made, with lines on its standard input.</summary>
    public Task<CommandResult> Run(string assembly, params string[] input) => Command.Run(
        _folder.Path,
        "dotnet",
        [At(assembly)],
        string.Join('\n', input),
        TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();
}
