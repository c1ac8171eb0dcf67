using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.RegularExpressions;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Text;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Compiler.Tests.RegularExpressions;

/// <summary>The regular expressions of published rules.</summary>
public sealed class RegexCorpusTests
{
    private const int LargestTable = 16 * 1024;

    [Fact]
    public void Every_published_pattern_compiles_into_a_small_table()
    {
        (string Pattern, bool IgnoreCase)[] patterns = [.. Patterns()];
        Assert.Equal(46, patterns.Length);
        Assert.All(patterns, static item =>
        {
            RegexCompilation result = RegexCompiler.Compile(item.Pattern, item.IgnoreCase);
            Assert.True(result.Table is { Length: < LargestTable }, $"{result.Table?.Length} bytes; {string.Join("; ", result.Problems)}");
        });
    }

    private static IEnumerable<(string Pattern, bool IgnoreCase)> Patterns()
    {
        string root = SharedData.Require("corpus", "detection-rules");
        foreach (string path in Directory.EnumerateFiles(root, "*.toml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            RuleDefinition? rule = RuleFileReader.Read(new SourceText(path, File.ReadAllText(path)), new DiagnosticBag());
            if (rule is { Language: "eql", Query: { } query } && EqlParser.Parse(query, new DiagnosticBag()) is { } statement)
            {
                foreach (EqlPatternTest test in EqlSyntaxWalk.Expressions(statement).OfType<EqlPatternTest>())
                {
                    if (test.Operator is EqlPatternOperator.Regex or EqlPatternOperator.RegexIgnoreCase)
                    {
                        foreach (EqlString pattern in test.Patterns.OfType<EqlString>())
                        {
                            yield return (pattern.Value, test.Operator == EqlPatternOperator.RegexIgnoreCase);
                        }
                    }
                }
            }
        }
    }
}
