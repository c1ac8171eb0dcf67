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

    /// <param name="package">The package.</param>
    /// <param name="offline">Whether it is the only source; otherwise the machine's sources and what it has already downloaded are there too.</param>
    public Consumer(PackageFixture package, bool offline = true)
    {
        _package = package;
        Write("nuget.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <packageSources>
                {(offline ? "<clear />" : "")}
                <add key="local" value="{package.Folder}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                {(offline || !Directory.Exists(MachinePackages) ? "" : $"""<add key="machine" value="{MachinePackages}" />""")}
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    private static string MachinePackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } path
            ? path
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

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
    public string PackageReference => Reference("RuleGen");

    /// <summary>Where the SDK keeps what it keeps for a user; null: where it does for the tester.</summary>
    public string? Home { get; set; }

    /// <summary>The reference to one of the packages.</summary>
    public string Reference(string name) => $"""<ItemGroup><PackageReference Include="{name}" Version="{_package.Version}" /></ItemGroup>""";

    /// <summary>Runs commands in bash, which ends with the first that fails.</summary>
    public Task<CommandResult> Shell(string commands) =>
        Execute("bash", ["-euo", "pipefail", "-c", (Home is null ? "" : $"export DOTNET_CLI_HOME=\"{Home}\"\n") + commands], []);

    /// <summary>Restores and builds a project.</summary>
    public Task<CommandResult> Build(string project, params string[] more) => DotNet(["build", project, .. more]);

    /// <summary>Restores, builds and publishes a project.</summary>
    public Task<CommandResult> Publish(string project, params string[] more) => DotNet(["publish", project, .. more]);

    /// <summary>Installs the tool into the folder <c>tool</c>.</summary>
    public Task<CommandResult> InstallTool() => Command.DotNet(
        _folder.Path,
        ["tool", "install", "RuleGen.Cli", "--version", _package.Version, "--tool-path", At("tool")],
        TestContext.Current.CancellationToken);

    /// <summary>Runs what a project's build made, with lines on its standard input.</summary>
    public Task<CommandResult> Run(string assembly, params string[] input) => Execute("dotnet", [At(assembly)], input);

    /// <summary>Runs a program (its path without the suffix that Windows asks for), with lines on its standard input.</summary>
    public Task<CommandResult> RunProgram(string program, string[] arguments, params string[] input) =>
        Execute(At(OperatingSystem.IsWindows() ? program + ".exe" : program), arguments, input);

    public void Dispose() => _folder.Dispose();

    private Task<CommandResult> DotNet(string[] arguments) => Command.DotNet(
        _folder.Path, [.. arguments, "-warnaserror", "-nodeReuse:false", "-tl:off"], TestContext.Current.CancellationToken);

    private Task<CommandResult> Execute(string program, string[] arguments, string[] input) => Command.Run(
        _folder.Path, program, arguments, string.Join('\n', input), TestContext.Current.CancellationToken);
}
