using System.Text.Json;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Compiler.Tests.Eql;

/// <summary>The parser on Elasticsearch's own lists of queries and on published rules.</summary>
public sealed class EqlConformanceTests
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
        List<MappedText> queries = PublishedQueries();

        Assert.Equal(1024, queries.Count);
        Assert.All(queries, static query => AssertRoundTrip(query.Text));
    }

    /// <summary>A published rule has no mistakes: it is bound, or the reason is something not supported yet.</summary>
    [Fact]
    public void Published_rules_bind_or_say_what_is_missing()
    {
        var options = new EqlBinderOptions(FieldSchema.Default);
        int bound = 0;
        foreach (MappedText query in PublishedQueries())
        {
            var diagnostics = new DiagnosticBag();
            Predicate? predicate = EqlBinder.Bind(EqlParser.Parse(query, diagnostics)!, query, options, diagnostics);

            Assert.False(diagnostics.HasErrors, diagnostics.Items.FirstOrDefault(static d => d.Severity == RuleDiagnosticSeverity.Error)?.ToString());
            Assert.Equal(predicate is null, diagnostics.Items.Any(static d => d.Id.StartsWith("RG4", StringComparison.Ordinal)));
            bound += predicate is null ? 0 : 1;
        }

        Assert.InRange(bound, 500, 823);
    }

    private static List<MappedText> PublishedQueries()
    {
        var diagnostics = new DiagnosticBag();
        return
        [
            .. from path in Directory.EnumerateFiles(SharedData.Require("corpus", "detection-rules"), "*.toml", SearchOption.AllDirectories)
               let rule = RuleFileReader.Read(new SourceText(path, File.ReadAllText(path)), diagnostics)
               where rule is { Language: "eql", Query: not null }
               select rule.Query,
        ];
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
        using JsonDocument suite = JsonDocument.Parse(File.ReadAllText(SharedData.Require("conformance", "es-eql", "suite.json")));
        return [.. suite.RootElement.GetProperty("cases").EnumerateArray().Select(static item => item.Clone())];
    }
}
