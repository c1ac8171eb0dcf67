using RuleGen.Compiler.Diagnostics;
using Xunit;

namespace RuleGen.Compiler.Tests.Diagnostics;

public sealed class DiagnosticCatalogueTests
{
    [Fact]
    public void Every_id_is_RG_and_four_digits_and_unique()
    {
        Assert.NotEmpty(DiagnosticCatalogue.All);
        Assert.All(DiagnosticCatalogue.All, static d => Assert.Matches("^RG[0-9]{4}$", d.Id));
        Assert.Equal(DiagnosticCatalogue.All.Count, DiagnosticCatalogue.All.Select(static d => d.Id).Distinct(StringComparer.Ordinal).Count());
    }
}
