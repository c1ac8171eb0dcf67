using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Kql;
using RuleGen.Compiler.Linting;
using RuleGen.Compiler.Linting.Suppressions;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.QueryDsl;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>Compiles one rule file up to its bound query. A pure function of path, text and schema.</summary>
public static class RuleCompiler
{
    private const int LongestReason = 200;

    /// <summary>Reads and binds a rule. What is wrong, or not evaluated yet, is in the result's diagnostics; nothing is thrown.</summary>
    public static CompiledRule Compile(SourceText file, FieldSchema schema)
    {
        var diagnostics = new DiagnosticBag();
        RuleDefinition? definition = null;
        RuleQuery? query = null;
        try
        {
            definition = RuleFileReader.Read(file, diagnostics);
            query = definition is null ? null : Bind(definition, schema, diagnostics);
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
        return new CompiledRule(file, schema, definition, diagnostics.HasErrors ? null : query, remaining);
    }

    /// <summary>
    /// The rule's query and its filters. Kibana adds the filters to every search of a rule, so they hold for each item of a sequence or sample,
    /// missing ones and <c>until</c> included.
    /// </summary>
    private static RuleQuery? Bind(RuleDefinition rule, FieldSchema schema, DiagnosticBag diagnostics)
    {
        RuleQuery? query = BindQuery(rule, schema, diagnostics);
        IReadOnlyList<Predicate>? filters = FilterBinder.Bind(rule.File, rule.Filters, schema, diagnostics);
        return query is null || filters is null ? null
            : filters.Count == 0 ? query
            : query.Select(condition => new And(filters.Prepend(condition).ToEquatableArray()) { Span = condition.Span });
    }

    private static RuleQuery? BindQuery(RuleDefinition rule, FieldSchema schema, DiagnosticBag diagnostics)
    {
        RuleQuery? bound = rule.Query is not { } query ? null : rule.Language switch
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
            return bound;
        }

        // What the query asks for is checked all the same: it is the part of the rule that is evaluated one day as it stands.
        string checkedPart = rule.Language == "kuery" ? "its query is checked, but the rule does not alert" : "this rule is not evaluated";
        diagnostics.Report(DiagnosticCatalogue.UnsupportedRuleKind, rule.File, rule.TypeSpan, $"{rule.Kind} rules are not supported yet; {checkedPart}");
        return null;
    }

    private static RuleQuery? BindEql(RuleDefinition rule, MappedText query, FieldSchema schema, DiagnosticBag diagnostics)
    {
        EqlStatement? statement = EqlParser.Parse(query, diagnostics);
        if (statement is null)
        {
            return null;
        }

        RuleQuery? bound = EqlBinder.Bind(statement, query, Options(rule, schema, diagnostics), diagnostics);
        if (!diagnostics.HasErrors)
        {
            RuleLinter.Check(statement, query, rule, schema, diagnostics);
        }

        return bound;
    }

    private static EventQuery? BindKql(RuleDefinition rule, MappedText text, FieldSchema schema, DiagnosticBag diagnostics)
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

        return predicate is null ? null : new EventQuery(predicate);
    }

    private static EqlBinderOptions Options(RuleDefinition rule, FieldSchema schema, DiagnosticBag diagnostics)
    {
        var options = new EqlBinderOptions(schema) { TiebreakerField = rule.TiebreakerField };
        if (rule.EventCategoryOverride is { } category)
        {
            CheckKnown("event_category_override", category, rule.EventCategoryOverrideSpan, rule, schema, diagnostics);
            options = options with { CategoryField = category };
        }

        if (rule.TimestampField is { } timestamp)
        {
            CheckTime(timestamp, rule, schema, diagnostics);
            options = options with { TimestampField = timestamp };
        }

        if (rule.TiebreakerField is { } tiebreaker)
        {
            CheckKnown("tiebreaker_field", tiebreaker, rule.TiebreakerFieldSpan, rule, schema, diagnostics);
        }

        return options;
    }

    private static void CheckKnown(string key, string field, SourceSpan span, RuleDefinition rule, FieldSchema schema, DiagnosticBag diagnostics)
    {
        if (!schema.TryGet(field, out _))
        {
            string message = $"'rule.{key}' names the unknown field {MessageText.Quote(field)}: its values are compared as each event gives them";
            diagnostics.Report(DiagnosticCatalogue.UnknownField, rule.File, span, message + NearestNames.DidYouMean(schema.Nearest(field)));
        }
    }

    private static void CheckTime(string field, RuleDefinition rule, FieldSchema schema, DiagnosticBag diagnostics)
    {
        CheckKnown("timestamp_field", field, rule.TimestampFieldSpan, rule, schema, diagnostics);
        schema.TryGet(field, out FieldInfo known);
        if (known.Type is not (FieldType.Date or FieldType.DateNanos or FieldType.Dynamic))
        {
            diagnostics.Report(
                DiagnosticCatalogue.NotATimeField,
                rule.File,
                rule.TimestampFieldSpan,
                $"{MessageText.Quote(field)} is {MessageText.WithArticle(FieldNames.Describe(known.Type))} field and cannot order events; name a date field");
        }
    }
}
