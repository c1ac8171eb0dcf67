using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace RuleGen.Generator.Tests;

public class GeneratedCodeTests
{
    private const string RuleSet = "[RuleGen.RuleSet] public sealed partial class Rules;";

    [Fact]
    public void Sets_wildcards_and_logic() => VerifyRule(
        """
        process where process.interactive == true and process.name in ("nc", "ncat", "sh") and
          not process.args : ("*--help*", "which", "ma?") and
          (process.parent.name like "*sh" or (process.args_count >= 3 and user.id != null)) and
          process.args like~ ("-*l*", "-*p*", ">") and file.path like ("/etc/*.conf", "/a*b*c*d")
        """);

    [Fact]
    public void Everything_of_one_field() => VerifyRule(
        """any where process.name : ("cmd.exe", "powershell.exe", "kernel*", "*skip*", "ÄRGER") or process.pid == 4 or process.pid < 2.5 or process.name > "b" or unknown.field == 7""");

    [Fact]
    public void Regular_expressions() => VerifyRule(
        """
        process where process.name regex~ (".*(netcat|ncat).*", "nc[0-9]") and not file.path regex "/tmp/(a|b)+" and
          process.args regex ("-[^-]*l.*", "x", ".*y")
        """);

    [Fact]
    public void Computed_conditions() => VerifyRule(
        """
        process where length(process.command_line) > 200 and not startsWith~(process.parent.name, process.name) and
          concat(user.domain, "\\", user.name) : ("*\\admin", "corp\\*") and substring(process.name, -4) in (".exe", ".dll") and
          process.args_count % 2 == 1 and string(between(process.command_line, "--", "=", true) : "pass*" or process.interactive) != "false"
        """);

    [Fact]
    public void A_sequence() => VerifyRule(
        """
        sequence by host.id with maxspan=90s
          [process where event.type == "start" and process.name == "sh"] by process.entity_id with runs=2
          ![file where file.path : "/tmp/*"] by ?process.parent.entity_id
          [network where destination.port == 4444] by process.entity_id
          until [process where event.type == "end"] by process.entity_id
        """);

    [Fact]
    public void A_sample() => VerifyRule(
        """
        sample by host.id, source.ip
          [process where process.name == "nc"]
          [network where destination.port == 4444]
        """);

    [Fact]
    public void The_reference_rule()
    {
        string path = Path.Combine(Snapshot.FindProject(), "..", "..", "rules", "containers", "execution_netcat_listener_established_inside_a_container.toml");
        var run = new GeneratorRun(RuleSet, [("rules/netcat.toml", File.ReadAllText(path))]);
        GeneratorDriverRunResult result = run.Run();
        Assert.Empty(run.CompilerFindings());
        Snapshot.Verify(result);
    }

    [Fact]
    public void A_namespace_and_containing_types()
    {
        var run = new GeneratorRun(
            "namespace A.B { public partial class Outer { public partial record Inner { [RuleGen.RuleSet] internal sealed partial class Rules; } } }",
            [("rules/a.toml", TestRule.With("process where true"))]);
        GeneratorDriverRunResult result = run.Run();
        Assert.Empty(run.CompilerFindings());
        Snapshot.Verify(result);
    }

    // The C# compiler holds the bodies of a class's lambdas, a hundred bytes for each byte of such a literal, until the class is done: with the
    // texts of a few thousand rules that would be most of its memory.
    [Fact]
    public void The_texts_of_a_rule_are_in_no_lambda()
    {
        var run = new GeneratorRun(RuleSet, [("rules/a.toml", TestRule.With("process where true"))]);
        ClassDeclarationSyntax[] catalogs =
        [
            .. run.Run().GeneratedTrees.SelectMany(static tree => tree.GetRoot().DescendantNodes()).OfType<ClassDeclarationSyntax>().Where(static type => type.Identifier.Text == "Catalog"),
        ];
        SyntaxNode[] texts = [.. catalogs.SelectMany(static type => type.DescendantNodes()).Where(static node => node.IsKind(SyntaxKind.Utf8StringLiteralExpression))];
        Assert.Equal(2, texts.Length);
        Assert.DoesNotContain(texts, static text => text.Ancestors().Any(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
    }

    private static void VerifyRule(string query, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var run = new GeneratorRun(RuleSet, [("rules/test.toml", TestRule.With(query))]);
        GeneratorDriverRunResult result = run.Run();
        Assert.Empty(run.CompilerFindings());
        Snapshot.Verify(result, test: test);
    }
}
