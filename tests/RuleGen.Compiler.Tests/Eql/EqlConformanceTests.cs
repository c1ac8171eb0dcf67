using System.Text.Json;
using System.Text.RegularExpressions;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Tests.Support;
using Xunit;

namespace RuleGen.Compiler.Tests.Eql;

/// <summary>The parser on Elasticsearch's own lists of queries and on published rules.</summary>
public sealed partial class EqlConformanceTests
{
    [Fact]
    public void Elasticsearchs_supported_queries_parse_except_join()
    {
        string[] rejected = [.. ParseCases("active", "parser/queries-supported.eql").Where(query => !Parses(query, out _))];

        Assert.Equal(14, rejected.Length);
        Assert.All(rejected, query => Assert.StartsWith("join", query, StringComparison.Ordinal));
    }

    [Fact]
    public void Elasticsearchs_unsupported_queries_are_rejected()
    {
        string[] queries = [.. ParseCases("active", "parser/queries-unsupported.eql")];

        Assert.Equal(92, queries.Length);
        Assert.All(queries, query => Assert.False(Parses(query, out _), query));
    }

    /// <summary>Queries with optional keys and samples; in three of them the items have different numbers of keys.</summary>
    [Fact]
    public void Queries_Elasticsearch_lists_but_does_not_run_parse_when_their_keys_agree()
    {
        foreach (string query in ParseCases("not_executed_by_es", "parser/queries-supported.eql"))
        {
            bool parses = Parses(query, out string[] ids);
            Assert.True(parses || ids.All(static id => id == "RG1031"), query);
        }
    }

    [Fact]
    public void Elasticsearchs_query_suite_parses()
    {
        foreach (JsonElement item in Cases())
        {
            string kind = item.GetProperty("kind").GetString()!;
            if (item.GetProperty("status").GetString() == "active" && kind is "event" or "sequence" or "sample")
            {
                AssertRoundTrip(item.GetProperty("query").GetString()!);
            }
        }
    }

    [Fact]
    public void Published_rules_parse_and_print_back()
    {
        string root = SharedData.Require("corpus/detection-rules");
        int queries = 0;
        foreach (string path in Directory.EnumerateFiles(root, "*.toml", SearchOption.AllDirectories))
        {
            string rule = File.ReadAllText(path);
            int table = rule.IndexOf("\n[rule]", StringComparison.Ordinal);
            if (rule.Contains("\nlanguage = \"eql\"", StringComparison.Ordinal) && QueryOf().Match(rule, table) is { Success: true } match)
            {
                AssertRoundTrip(Decode(match));
                queries++;
            }
        }

        Assert.Equal(1024, queries);
    }

    private static void AssertRoundTrip(string query)
    {
        EqlStatement statement = EqlTesting.Parse(query);
        Assert.Equal(statement, EqlTesting.Parse(EqlPrinter.Print(statement)));
    }

    private static bool Parses(string query, out string[] ids)
    {
        (EqlStatement? statement, IReadOnlyList<RuleDiagnostic> diagnostics) = EqlTesting.TryParse(query);
        ids = [.. diagnostics.Select(static d => d.Id)];
        Assert.Equal(statement is null, ids.Length > 0);
        return statement is not null;
    }

    private static IEnumerable<string> ParseCases(string status, string file) =>
        from item in Cases()
        where item.GetProperty("kind").GetString() == "parse"
            && item.GetProperty("status").GetString() == status
            && item.GetProperty("source_file").GetString() == file
        select item.GetProperty("query").GetString()!;

    private static JsonElement[] Cases()
    {
        using JsonDocument suite = JsonDocument.Parse(File.ReadAllText(SharedData.Require("conformance/es-eql/suite.json")));
        return [.. suite.RootElement.GetProperty("cases").EnumerateArray().Select(static item => item.Clone())];
    }

    /// <summary>The value of <c>query</c>: a multi-line literal or basic string, or a basic string on one line.</summary>
    [GeneratedRegex("""^query = (?:'{3}(?<literal>.*?)'{3}|"{3}(?<multi>.*?)"{3}|"(?<basic>[^\n]*)")\s*$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex QueryOf();

    private static string Decode(Match match) =>
        match.Groups["literal"] is { Success: true } literal ? literal.Value
        : (match.Groups["multi"] is { Success: true } multi ? multi.Value : match.Groups["basic"].Value)
            .Replace("\\\\", "\0", StringComparison.Ordinal)
            .Replace("\\\"", "\"", StringComparison.Ordinal)
            .Replace('\0', '\\');
}
