using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Tests.Rules;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.Linting;

/// <summary>Comments that silence findings.</summary>
public sealed class SuppressionTests
{
    private const string Doubled = "process.name in (\"a\", \"a\")";

    [Theory]
    [InlineData("process where\n  // rulegen: ignore RG5001 -- known\n  " + Doubled)]
    [InlineData("process where\n  " + Doubled + " // rulegen: ignore RG5001 -- known")]
    [InlineData("process where\n  /* rulegen: ignore RG5001 -- known */\n\n  // more\n  " + Doubled)]
    [InlineData("process where /* rulegen: ignore RG5001 -- known */ " + Doubled)]
    [InlineData("// rulegen: ignore-file RG5001 -- known\nprocess where\n  true and\n  " + Doubled)]
    [InlineData("process where\n  // rulegen: ignore RG5001, RG5003 -- known\n  process.name in (\"a*\", \"a*\")")]
    [InlineData("process where\n  // rulegen: ignore RG5001 -- known\n  true and\n  " + Doubled, "RG5903 RG5001", "RG5001 \"a\"")]
    [InlineData("process where\n  " + Doubled + " and\n  true // rulegen: ignore RG5001 -- known", "RG5001 \"a\"", "RG5903 RG5001")]
    [InlineData("process where\n  // rulegen: ignore RG5001\n  " + Doubled, "RG5901 rulegen: ignore RG5001", "RG5001 \"a\"")]
    [InlineData("process where\n  // rulegen: ignore RG5001 --  \n  " + Doubled, "RG5901 rulegen: ignore RG5001 --", "RG5001 \"a\"")]
    [InlineData("process where\n  // rulegen: ignore -- known\n  " + Doubled, "RG5901 ignore", "RG5001 \"a\"")]
    [InlineData("process where\n  // rulegen: silence RG5001 -- known\n  " + Doubled, "RG5901 silence", "RG5001 \"a\"")]
    [InlineData("process where\n  // rulegen: ignore RG5000 -- known\n  " + Doubled, "RG5902 RG5000", "RG5001 \"a\"")]
    [InlineData("process where\n  // rulegen: ignore RG1001 -- known\n  true", "RG5902 RG1001")]
    [InlineData("process where\n  // rulegen: ignore RG3002 -- known\n  true", "RG5902 RG3002")]
    [InlineData("process where\n  // rulegen: ignore RG2205 -- known\n  true", "RG5902 RG2205")]
    [InlineData("process where\n  // see rulegen: ignore RG5001 -- known\n  " + Doubled, "RG5001 \"a\"")]
    [InlineData("process where process.name == \"// rulegen: ignore RG5001 -- known\"")]
    [InlineData("process where\n  // rulegen: ignore RG2001 -- a field of ours\n  our.field == \"a\"")]
    public void In_a_query(string query, params string[] expected) => Assert.Equal(expected, LintTesting.Findings(RuleText.WithQuery(query)));

    [Theory]
    [InlineData("query = '''", "# rulegen: ignore RG5001 -- known\nquery = '''")]
    [InlineData("[rule]", "[rule]\n# rulegen: ignore-file RG5001 -- known")]
    [InlineData("[rule]", "# rulegen: ignore RG5001 -- known\n[rule]", "RG5903 RG5001", "RG5001 \"a\"")]
    [InlineData("name = \"A thing\"", "name = \"A thing\" # rulegen: ignore RG5001 -- known", "RG5903 RG5001", "RG5001 \"a\"")]
    public void In_the_file(string old, string replacement, params string[] expected) =>
        Assert.Equal(expected, LintTesting.Findings(RuleText.WithQuery("process where\n  true and\n  " + Doubled).Replace(old, replacement, StringComparison.Ordinal)));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n# bye")]
    public void At_the_end_of_the_file(string end) =>
        Assert.Empty(LintTesting.Findings(RuleText.WithQuery("process where " + Doubled) + "\n# rulegen: ignore-file RG5001 -- known" + end));

    /// <summary>A list with comments between its items.</summary>
    [Theory]
    [InlineData("tags = [\n  # rulegen: ignore RG0012 -- known\n  \"a\",\n]", "RG5903 RG0012")]
    [InlineData("# rulegen: ignore RG0012 -- ours\ncolour = \"red\"")]
    [InlineData("colour = \"red\" # rulegen: ignore RG0012 -- ours")]
    [InlineData("colour = [\"red\"] # [ rulegen: no comment to us", "RG0012 colour")]
    public void At_a_key(string line, params string[] expected) => Assert.Equal(expected, LintTesting.Findings(RuleText.With("tags = [\"OS: Linux\"]", line)));

    [Fact]
    public void Errors_stay_and_nothing_is_called_unused_beside_one() =>
        Assert.Equal(["RG2004 \"x\""], LintTesting.Findings(RuleText.WithQuery("process where\n  // rulegen: ignore RG5001 -- known\n  process.pid == \"x\"")));

    [Fact]
    public void In_an_exceptions_file()
    {
        const string Exceptions = """
            [[exceptions]]
            [exceptions.container]
            list_id = "backup"
            name = "Backup"
            [[exceptions.items]]
            name = "The job"
            [[exceptions.items.entries]]
            field = "process.executable"
            type = "match"
            operator = "included"
            # rulegen: ignore RG5102 -- the name really ends so
            value = "/opt/backup/*"
            """;
        Assert.Empty(ExceptionCompiler.Compile(new SourceText("a.exceptions.toml", Exceptions), FieldSchema.Default, ValueLists.Empty).Diagnostics);
    }
}
