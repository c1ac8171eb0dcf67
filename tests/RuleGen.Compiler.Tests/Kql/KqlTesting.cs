using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Kql;
using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Linting;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.Kql;

internal static class KqlTesting
{
    public static MappedText Text(string query) => MappedText.WholeFile(new SourceText("query.kql", query));

    public static (KqlQuery? Query, IReadOnlyList<RuleDiagnostic> Diagnostics) TryParse(string query)
    {
        var diagnostics = new DiagnosticBag();
        KqlQuery? parsed = KqlParser.Parse(Text(query), diagnostics);
        return (parsed, diagnostics.Items);
    }

    public static KqlQuery Parse(string query)
    {
        (KqlQuery? parsed, IReadOnlyList<RuleDiagnostic> diagnostics) = TryParse(query);
        Assert.Empty(diagnostics);
        return Assert.IsType<KqlQuery>(parsed);
    }

    public static (Predicate? Predicate, IReadOnlyList<RuleDiagnostic> Diagnostics) TryBind(string query)
    {
        var diagnostics = new DiagnosticBag();
        Predicate? predicate = KqlBinder.Bind(Parse(query), Text(query), new KqlBinderOptions(KqlSchema.Instance), diagnostics);
        return (predicate, diagnostics.Items);
    }

    /// <summary>The findings of the linter in a query that has no mistake.</summary>
    public static IReadOnlyList<RuleDiagnostic> Lint(string query)
    {
        (Predicate? predicate, IReadOnlyList<RuleDiagnostic> mistakes) = TryBind(query);
        Assert.NotNull(predicate);
        Assert.Empty(mistakes);
        var diagnostics = new DiagnosticBag();
        RuleLinter.Check(Parse(query), Text(query), rule: null, KqlSchema.Instance, diagnostics);
        return diagnostics.Items;
    }
}
