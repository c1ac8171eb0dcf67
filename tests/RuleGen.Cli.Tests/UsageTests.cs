using Xunit;

namespace RuleGen.Cli.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("scan")]
    [InlineData("scan --nonsense e.ndjson")]
    [InlineData("scan --engine magic e.ndjson")]
    [InlineData("scan --format xml e.ndjson")]
    [InlineData("scan missing.ndjson")]
    [InlineData("scan --rules missing e.ndjson")]
    [InlineData("scan --rules empty e.ndjson")]
    [InlineData("scan --rules x.exceptions.toml e.ndjson")]
    [InlineData("scan --schema missing.csv e.ndjson")]
    [InlineData("scan --output no/such/folder/x e.ndjson")]
    [InlineData("scan empty")]
    [InlineData("scan - -")]
    [InlineData("query any")]
    [InlineData("query any missing.ndjson")]
    [InlineData("query a: --language kuery e.ndjson")]
    [InlineData("check")]
    [InlineData("check missing.toml")]
    [InlineData("explain no-such-rule e.ndjson")]
    [InlineData("explain missing.toml missing.ndjson")]
    [InlineData("test")]
    [InlineData("test missing.toml")]
    [InlineData("show")]
    [InlineData("show no-such-rule")]
    [InlineData("unknown")]
    [InlineData("query any --frob e.ndjson")]
    [InlineData("check --frob=1 e.ndjson")]
    [InlineData("")]
    public void What_cannot_be_done_ends_with_2_and_a_message(string commandLine)
    {
        _workspace.Write("e.ndjson", "{}");
        _workspace.Write("x.exceptions.toml", "");
        Directory.CreateDirectory(_workspace.PathOf("empty"));
        string[] args = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        ToolResult result = _workspace.Run([.. args.Select(Locate)]);

        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.Empty(result.Output);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);

        string Locate(string arg) => File.Exists(_workspace.PathOf(arg)) || Directory.Exists(_workspace.PathOf(arg)) ? _workspace.PathOf(arg) : arg;
    }

    [Fact]
    public void An_unknown_option_is_called_by_its_name_and_is_a_file_only_behind_two_dashes()
    {
        string events = _workspace.Write("e.ndjson", "{}");

        Assert.Equal("rulegen: there is no option '--frob'; behind '--' it would be an argument\nTry 'rulegen scan --help'.\n", _workspace.Run("scan", events, "--frob").Error);
        Assert.Equal("rulegen: there is no event file --frob\n", _workspace.Run("scan", events, "--", "--frob").Error);
    }

    [Theory]
    [InlineData("--help", "scan")]
    [InlineData("scan --help", "--no-index-scope")]
    [InlineData("query --help", "--tiebreaker-field")]
    [InlineData("check --help", "--format")]
    [InlineData("show --help", "RULE")]
    [InlineData("--version", "0.1.0")]
    public void Help_and_version_go_to_the_output(string commandLine, string expected)
    {
        ToolResult result = _workspace.Run(commandLine.Split(' '));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }
}
