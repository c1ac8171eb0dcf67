using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Kql;
using RuleGen.Compiler.Linting;
using RuleGen.Compiler.Linting.Suppressions;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.QueryDsl;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>Compiles one rule file up to its bound predicate. A pure function of path, text and schema.</summary>
public static class RuleCompiler
{
    private const int LongestReason = 200;

    /// <summary>Reads and binds a rule. What is wrong, or not evaluated yet, is in the result's diagnostics; nothing is thrown.</summary>
    public static CompiledRule Compile(SourceText file, FieldSchema schema)
    {
        var diagnostics = new DiagnosticBag();
        RuleDefinition? definition = null;
        Predicate? predicate = null;
        try
        {
            definition = RuleFileReader.Read(file, diagnostics);
            predicate = definition is null ? null : BindCondition(definition, schema, diagnostics);
            if (definition is not null)
            {
                RuleLinter.Check(definition, diagnostics);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // No input is known that comes here. If one does, this rule is lost and named, and the others are compiled.
            diagnostics.Report(
                DiagnosticCatalogue.CompilerDefect,
                file,
                definition?.NameSpan ?? default,
                $"this rule met a defect of RuleGen and is not evaluated; please report it with the rule ({e.GetType().Name}: {MessageText.Inline(e.Message, LongestReason)})");
        }

        IEnumerable<RuleDiagnostic> remaining = definition is null
            ? diagnostics.Items
            : SuppressionFilter.Apply(file, definition.Language == "eql" ? definition.Query : null, diagnostics.Items);
        return new CompiledRule(file, schema, definition, diagnostics.HasErrors ? null : predicate, remaining);
    }

    /// <summary>The rule's query and its filters: an event must satisfy both.</summary>
    private static Predicate? BindCondition(RuleDefinition rule, FieldSchema schema, DiagnosticBag diagnostics)
    {
        Predicate? query = BindQuery(rule, schema, diagnostics);
        IReadOnlyList<Predicate>? filters = FilterBinder.Bind(rule.File, rule.Filters, schema, diagnostics);
        return query is null || filters is null ? null
            : filters.Count == 0 ? query
            : new And(filters.Prepend(query).ToEquatableArray());
    }

    private static Predicate? BindQuery(RuleDefinition rule, FieldSchema schema, DiagnosticBag diagnostics)
    {
        Predicate? predicate = rule.Query is not { } query ? null : rule.Language switch
        {
            "eql" => BindEql(rule, query, schema, diagnostics),
            "kuery" => BindKql(rule, query, schema, diagnostics),
            _ => null,
        };
        if (rule.ThreatMatch is { Language: null or "kuery" } threat)
        {
            BindKql(rule, threat.Query, schema, diagnostics);
        }

        if (rule.Type is RuleTypes.Eql or RuleTypes.Query && rule.Language is "eql" or "kuery")
        {
            return predicate;
        }

        // What the query asks for is checked all the same: it is the part of the rule that is evaluated one day as it stands.
        string checkedPart = rule.Language == "kuery" ? "its query is checked, but the rule does not alert" : "this rule is not evaluated";
        diagnostics.Report(DiagnosticCatalogue.UnsupportedRuleKind, rule.File, rule.TypeSpan, $"{rule.Kind} rules are not supported yet; {checkedPart}");
        return null;
    }

    private static Predicate? BindEql(RuleDefinition rule, MappedText query, FieldSchema schema, DiagnosticBag diagnostics)
    {
        EqlStatement? statement = EqlParser.Parse(query, diagnostics);
        if (statement is null)
        {
            return null;
        }

        Predicate? predicate = EqlBinder.Bind(statement, query, Options(rule, schema, diagnostics), diagnostics);
        if (!diagnostics.HasErrors)
        {
            RuleLinter.Check(statement, query, rule, schema, diagnostics);
        }

        return predicate;
    }

    private static Predicate? BindKql(RuleDefinition rule, MappedText text, FieldSchema schema, DiagnosticBag diagnostics)
    {
        if (KqlParser.Parse(text, diagnostics) is not { } query)
        {
            return null;
        }

        Predicate? predicate = KqlBinder.Bind(query, text, new KqlBinderOptions(schema), diagnostics);
        if (!diagnostics.HasErrors)
        {
            RuleLinter.Check(query, text, rule, schema, diagnostics);
        }

        return predicate;
    }

    private static EqlBinderOptions Options(RuleDefinition rule, FieldSchema schema, DiagnosticBag diagnostics)
    {
        var options = new EqlBinderOptions(schema);
        if (rule.EventCategoryOverride is not { } category)
        {
            return options;
        }

        if (!schema.TryGet(category, out _))
        {
            string message = $"'rule.event_category_override' names the unknown field {MessageText.Quote(category)}: its values are compared as each event gives them";
            diagnostics.Report(DiagnosticCatalogue.UnknownField, rule.File, rule.EventCategoryOverrideSpan, message + NearestNames.DidYouMean(schema.Nearest(category)));
        }

        return options with { CategoryField = category };
    }
}
