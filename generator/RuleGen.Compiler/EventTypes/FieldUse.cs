using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Kql;
using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.QueryDsl;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;

namespace RuleGen.Compiler.EventTypes;

/// <summary>A place where a rule names a field.</summary>
/// <param name="Field">The field as the rule names it.</param>
/// <param name="Path">Where its values stand: a path, or a pattern of paths.</param>
/// <param name="Span">The place in the rule file.</param>
/// <param name="IsOptional">Whether the rule says that the field need not exist.</param>
internal sealed record FieldUse(string Field, string Path, SourceSpan Span, bool IsOptional = false)
{
    /// <summary>All places, in the order of the query and then of the filters.</summary>
    public static IEnumerable<FieldUse> Of(RuleDefinition rule, FieldSchema schema)
    {
        IEnumerable<FieldUse> inQuery = rule switch
        {
            { Query: { } query, Language: "eql" } when EqlParser.Parse(query, new DiagnosticBag()) is { } statement => OfEql(rule, query, statement, schema),
            { Query: { } query, Language: "kuery" } when KqlParser.Parse(query, new DiagnosticBag()) is { Condition: { } condition } => OfKql(query, condition, path: null, schema),
            _ => [],
        };
        return inQuery.Concat(rule.Filters.SelectMany(filter => OfFilter(rule, filter, schema)));
    }

    private static IEnumerable<FieldUse> OfEql(RuleDefinition rule, MappedText query, EqlStatement statement, FieldSchema schema)
    {
        IEnumerable<EqlField> named = EqlSyntaxWalk.Expressions(statement).OfType<EqlField>().Concat(EqlSyntaxWalk.Keys(statement));
        IEnumerable<FieldUse> uses = named.Select(field => Named(field.Name, query.ToFile(field.Span), schema) with { IsOptional = field.IsOptional });
        string category = rule.EventCategoryOverride ?? EqlBinderOptions.DefaultCategoryField;
        IEnumerable<FieldUse> categories = EqlSyntaxWalk.Filters(statement)
            .Where(static filter => filter.Category.Name is not null)
            .Select(filter => Named(category, query.ToFile(filter.Category.Span), schema));
        IEnumerable<FieldUse> times = statement is EqlEventQuery
            ? []
            : [Named(rule.TimestampField ?? EqlBinderOptions.DefaultTimestampField, rule.TimestampField is null ? rule.TypeSpan : rule.TimestampFieldSpan, schema)];
        return categories.Concat(uses).Concat(times);
    }

    private static IEnumerable<FieldUse> OfKql(MappedText query, KqlExpression expression, string? path, FieldSchema schema)
    {
        string NameOf(KqlLiteral name) => path is null ? name.Text : path + "." + name.Text;
        return expression switch
        {
            KqlParenthesized parenthesized => OfKql(query, parenthesized.Inner, path, schema),
            KqlLogical logical => logical.Operands.SelectMany(operand => OfKql(query, operand, path, schema)),
            KqlNot not => OfKql(query, not.Operand, path, schema),
            KqlFieldTest test => [Named(NameOf(test.Field), query.ToFile(test.Field.Span), schema)],
            KqlRangeTest test => [Named(NameOf(test.Field), query.ToFile(test.Field.Span), schema)],
            KqlNested nested => OfKql(query, nested.Inner, NameOf(nested.Path), schema),
            _ => [],
        };
    }

    private static IEnumerable<FieldUse> OfFilter(RuleDefinition rule, TomlTable filter, FieldSchema schema) =>
        (FilterBinder.Bind(rule.File, new[] { filter }.ToEquatableArray(), schema, new DiagnosticBag()) ?? [])
            .SelectMany(PredicateFields.Of)
            .Select(field => new FieldUse(field.Name, field.Name, filter.HeaderSpan));

    private static FieldUse Named(string name, SourceSpan span, FieldSchema schema)
    {
        schema.TryGet(name, out FieldInfo known);
        return new FieldUse(name, known.ToReference().Name, span);
    }
}
