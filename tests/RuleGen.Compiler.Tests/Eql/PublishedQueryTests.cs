using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Compiler.Tests.Eql;

/// <summary>Parser and binder on the queries of published rules.</summary>
public sealed class PublishedQueryTests
{
    [Fact]
    public void Published_rules_parse_and_print_back()
    {
        List<MappedText> queries = PublishedQueries();

        Assert.Equal(1024, queries.Count);
        Assert.All(queries, static query => AssertRoundTrip(query.Text));
    }

    [Fact]
    public void Published_rules_bind()
    {
        var options = new EqlBinderOptions(FieldSchema.Default);
        foreach (MappedText query in PublishedQueries())
        {
            var diagnostics = new DiagnosticBag();
            RuleQuery? bound = EqlBinder.Bind(EqlParser.Parse(query, diagnostics)!, query, options, diagnostics);

            Assert.False(diagnostics.HasErrors, diagnostics.Items.FirstOrDefault(static d => d.Severity == RuleDiagnosticSeverity.Error)?.ToString());
            Assert.NotNull(bound);
        }
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
}
