using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Conformance.Tests;

/// <summary>A query that went through parser and binder.</summary>
/// <param name="Statement">The syntax tree; null when it does not parse.</param>
/// <param name="Query">The meaning; null when there is a mistake.</param>
/// <param name="Diagnostics">What was found.</param>
internal sealed record BoundQuery(EqlStatement? Statement, RuleQuery? Query, IReadOnlyList<RuleDiagnostic> Diagnostics)
{
    /// <summary>What an event query asks.</summary>
    public Predicate? Predicate => (Query as EventQuery)?.Condition;

    /// <summary>Whether the query was refused for a mistake in it, and not for being unsupported.</summary>
    public bool IsRejected => Query is null && Diagnostics.Any(static d => d.Severity == RuleDiagnosticSeverity.Error);

    /// <summary>Parses only.</summary>
    public static BoundQuery Parse(string query)
    {
        var diagnostics = new DiagnosticBag();
        return new BoundQuery(EqlParser.Parse(Text(query), diagnostics), null, diagnostics.Items);
    }

    /// <summary>Binds to a data set: its schema has every field there is, as a mapping has.</summary>
    public static BoundQuery Bind(string query, Dataset dataset) => Bind(query, dataset.Schema, dataset.CategoryField);

    /// <summary>Binds a query that names no field.</summary>
    public static BoundQuery BindWithoutFields(string query) => Bind(query, FieldSchema.Empty, "event.category");

    private static BoundQuery Bind(string query, FieldSchema schema, string category)
    {
        MappedText text = Text(query);
        var diagnostics = new DiagnosticBag();
        var options = new EqlBinderOptions(schema) { CategoryField = category, IsSchemaClosed = true, AcceptsPipes = true };
        EqlStatement? statement = EqlParser.Parse(text, diagnostics);
        RuleQuery? bound = statement is null ? null : EqlBinder.Bind(statement, text, options, diagnostics);
        return new BoundQuery(statement, bound, diagnostics.Items);
    }

    private static MappedText Text(string query) => MappedText.WholeFile(new SourceText("query.eql", query));
}
