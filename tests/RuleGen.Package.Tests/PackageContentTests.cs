using System.IO.Compression;
using System.Xml.Linq;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>What a user downloads.</summary>
public sealed class PackageContentTests(PackageFixture package)
{
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
}
