using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.Rules;

public sealed class RuleSetChecksTests
{
    [Fact]
    public void The_second_and_later_rules_of_an_id_are_reported_and_removed()
    {
        RuleDefinition[] rules =
        [
            Read("a.toml", RuleText.Good),
            Read("b.toml", RuleText.With("11111111", "22222222")),
            Read("c.toml", RuleText.With("A thing", "Another")),
            Read("d.toml", RuleText.Good),
        ];
        var bag = new DiagnosticBag();

        Assert.Equal(["a.toml", "b.toml"], RuleSetChecks.RemoveDuplicates(rules, bag).Select(static r => r.File.Path));

        Assert.Equal(["c.toml", "d.toml"], bag.Items.Select(static d => d.Path));
        Assert.All(bag.Items, static d =>
        {
            Assert.Equal("RG0011", d.Id);
            Assert.Equal((14, 10), (d.Start.Line, d.Start.Column));
            Assert.Contains("a.toml", d.Message, StringComparison.Ordinal);
        });
    }

    private static RuleDefinition Read(string path, string text) =>
        RuleFileReader.Read(new SourceText(path, text), new DiagnosticBag())!;
}
