using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>What a user downloads.</summary>
public sealed class PackageContentTests(PackageFixture package)
{
    // What the format of portable PDB files calls the text of a source file.
    private static readonly Guid s_embeddedSource = new("0e8a571b-6926-466e-b4ad-8ab04611f5fe");

    [Fact]
    public void The_package_is_the_library_the_generator_and_what_joins_them()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        IEnumerable<string> names = archive.Entries.Select(static entry => entry.FullName)
            .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal)
                && !name.StartsWith("package/", StringComparison.Ordinal)
                && name != "[Content_Types].xml");
        Assert.Equal(
            [
                "README.md",
                "RuleGen.nuspec",
                "analyzers/dotnet/cs/RuleGen.Compiler.dll",
                "analyzers/dotnet/cs/RuleGen.Generator.dll",
                "analyzers/dotnet/cs/Tomlyn.dll",
                "buildTransitive/RuleGen.props",
                "buildTransitive/RuleGen.targets",
                "lib/net10.0/RuleGen.dll",
                "lib/net10.0/RuleGen.xml",
            ],
            names.Where(static name => !name.StartsWith("docs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot, "docs", "diagnostics"))
                .Select(static path => "docs/diagnostics/" + Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
            names.Where(static name => name.StartsWith("docs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_depends_on_no_other()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        using Stream text = archive.GetEntry("RuleGen.nuspec")!.Open();
        XElement metadata = XDocument.Load(text).Root!.Elements().Single();
        XNamespace ns = metadata.Name.Namespace;
        Assert.Equal("net10.0", Assert.Single(metadata.Element(ns + "dependencies")!.Elements(ns + "group")).Attribute("targetFramework")!.Value);
        Assert.Empty(metadata.Descendants(ns + "dependency"));
        Assert.Equal("Apache-2.0", metadata.Element(ns + "license")!.Value);
        Assert.Equal("README.md", metadata.Element(ns + "readme")!.Value);
    }

    [Theory]
    [InlineData("RuleGen", "lib/net10.0/RuleGen.pdb")]
    [InlineData("RuleGen.Hosting", "lib/net10.0/RuleGen.Hosting.pdb", "Microsoft.Extensions.Configuration.Binder", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options.ConfigurationExtensions", "RuleGen")]
    [InlineData("RuleGen.Interpreter", "lib/net10.0/RuleGen.Compiler.pdb", "RuleGen", "Tomlyn")]
    [InlineData("RuleGen.Cli", null)]
    [InlineData("RuleGen.Cli.any", "tools/net10.0/any/RuleGen.Cli.pdb")]
    [InlineData("RuleGen.Templates", null)]
    public void Each_package_says_what_it_is_and_brings_its_symbols(string name, string? symbols, params string[] dependencies)
    {
        using ZipArchive archive = ZipFile.OpenRead(package.FileOf(name));
        using Stream text = archive.GetEntry(name + ".nuspec")!.Open();
        XElement metadata = XDocument.Load(text).Root!.Elements().Single();
        XNamespace ns = metadata.Name.Namespace;
        Assert.Equal(dependencies, metadata.Descendants(ns + "dependency").Select(static item => item.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.Equal("Apache-2.0", metadata.Element(ns + "license")!.Value);
        Assert.NotEmpty(metadata.Element(ns + "description")!.Value);
        Assert.NotNull(archive.GetEntry(metadata.Element(ns + "readme")!.Value));

        if (symbols is not null)
        {
            using ZipArchive symbolArchive = ZipFile.OpenRead(package.FileOf(name, "snupkg"));
            Assert.Contains(symbols, symbolArchive.Entries.Select(static entry => entry.FullName));
        }
    }

    /// <summary>The same sources give the same bytes, and a debugger has the sources at hand wherever they were compiled.</summary>
    [Theory]
    [InlineData("RuleGen", "RuleGen")]
    [InlineData("RuleGen.Hosting", "RuleGen.Hosting")]
    [InlineData("RuleGen.Interpreter", "RuleGen.Interpreter")]
    [InlineData("RuleGen.Interpreter", "RuleGen.Compiler")]
    public void A_library_is_reproducible_and_its_symbols_have_the_sources(string name, string library)
    {
        using var assembly = new PEReader(Read(package.FileOf(name), $"lib/net10.0/{library}.dll"));
        Assert.Contains(assembly.ReadDebugDirectory(), static entry => entry.Type == DebugDirectoryEntryType.Reproducible);

        using var symbols = MetadataReaderProvider.FromPortablePdbStream(Read(package.FileOf(name, "snupkg"), $"lib/net10.0/{library}.pdb"));
        MetadataReader reader = symbols.GetMetadataReader();
        Assert.NotEmpty(reader.Documents);
        Assert.All(reader.Documents, document => Assert.Contains(
            reader.GetCustomDebugInformation(document), handle => reader.GetGuid(reader.GetCustomDebugInformation(handle).Kind) == s_embeddedSource));
    }

    private static MemoryStream Read(string package, string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        using Stream content = archive.GetEntry(entry)!.Open();
        var copy = new MemoryStream();
        content.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
