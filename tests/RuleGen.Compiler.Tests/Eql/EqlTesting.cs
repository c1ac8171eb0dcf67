using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.Eql;

internal static class EqlTesting
{
    public static MappedText Text(string query) => MappedText.WholeFile(new SourceText("query.eql", query));

    public static (EqlStatement? Statement, IReadOnlyList<RuleDiagnostic> Diagnostics) TryParse(string query)
    {
        var diagnostics = new DiagnosticBag();
        EqlStatement? statement = EqlParser.Parse(Text(query), diagnostics);
        return (statement, diagnostics.Items);
    }

    public static EqlStatement Parse(string query)
    {
        (EqlStatement? statement, IReadOnlyList<RuleDiagnostic> diagnostics) = TryParse(query);
        Assert.Empty(diagnostics);
        return Assert.IsType<EqlStatement>(statement, exactMatch: false);
    }

    /// <summary>The condition of <c>any where …</c>.</summary>
    public static EqlExpression ParseCondition(string condition) =>
        Assert.IsType<EqlEventQuery>(Parse("any where " + condition)).Filter.Condition;

    /// <summary>Each finding as id and the text it marks.</summary>
    public static string[] Findings(string query, IEnumerable<RuleDiagnostic> diagnostics) =>
        [.. diagnostics.Select(d => $"{d.Id} {query.Substring(d.Span.Start, d.Span.Length)}")];
}
