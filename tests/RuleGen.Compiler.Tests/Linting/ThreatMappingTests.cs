using RuleGen.Compiler.Tests.Rules;
using Xunit;

namespace RuleGen.Compiler.Tests.Linting;

public sealed class ThreatMappingTests
{
    private const string Technique = """
        [[rule.threat.technique]]
        id = "T1059"
        name = "Command and Scripting Interpreter"

        """;

    [Theory]
    [InlineData("id = \"TA0002\"", "id = \"T0002\"", "RG5303 \"T0002\"")]
    [InlineData("id = \"T1059\"", "id = \"T1059.004\"", "RG5303 \"T1059.004\"")]
    [InlineData("id = \"T1059\"", "id = \"T1059\"\nreference = \"https://attack.mitre.org/techniques/T1059/\"")]
    [InlineData("id = \"T1059\"", "id = \"T1059\"\nreference = \"https://attack.mitre.org/techniques/T1059\"")]
    [InlineData("id = \"T1059\"", "id = \"T1059\"\nreference = \"https://attack.mitre.org/techniques/T1060/\"", "RG5303 \"https://attack.mitre.org/techniques/T1060/\"")]
    [InlineData("name = \"Command and Scripting Interpreter\"", "name = \"x\"\n[[rule.threat.technique.subtechnique]]\nid = \"T1059.004\"\nname = \"Unix Shell\"\nreference = \"https://attack.mitre.org/techniques/T1059/004/\"")]
    [InlineData("name = \"Command and Scripting Interpreter\"", "name = \"x\"\n[[rule.threat.technique.subtechnique]]\nid = \"T1058.004\"\nname = \"Unix Shell\"", "RG5303 \"T1058.004\"")]
    [InlineData("framework = \"MITRE ATT&CK\"", "framework = \"Ours\"")]
    [InlineData("id = \"TA0002\"", "id = \"TA0002\"\n")]
    [InlineData(Technique, "", "RG5302 \"TA0002\"")]
    public void A_mapping(string old, string replacement, params string[] expected) =>
        Assert.Equal(expected, LintTesting.Findings(RuleText.With(old, replacement)));

    [Fact]
    public void A_rule_without_one() =>
        Assert.Equal(["RG5301 \"A thing\""], LintTesting.Findings(RuleText.Good[..RuleText.Good.IndexOf("[[rule.threat]]", StringComparison.Ordinal)]));
}
