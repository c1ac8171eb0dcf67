using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.QueryDsl;

/// <content>Clauses about one field.</content>
internal sealed partial class QueryDslBinder
{
    private static readonly (string Key, ComparisonOperator Operator)[] Bounds =
    [
        ("gt", ComparisonOperator.Greater), ("gte", ComparisonOperator.GreaterOrEqual),
        ("lt", ComparisonOperator.Less), ("lte", ComparisonOperator.LessOrEqual),
    ];

    private Predicate? BindExists(TomlEntry clause)
    {
        if (Expect<TomlTable>(clause.Value, "exists", "a table with the key 'field'") is not { } table)
        {
            return null;
        }

        bool isKnown = true;
        foreach (TomlEntry other in table.Entries.Where(static entry => entry.Key != "field"))
        {
            isKnown &= IsWithoutEffect("exists", other);
        }

        if (!table.TryGet("field", out TomlEntry? name))
        {
            Report(InvalidFilter, table.HeaderSpan, "'exists' names no field; add field = \"process.name\"");
            return null;
        }

        return Expect<TomlString>(name.Value, "field", "the name of a field") is { } text && fields.Resolve(text.Text, text.Span) is { } field && isKnown
            ? FieldTests.Exists(field)
            : null;
    }

    private Predicate? BindTerms(TomlEntry clause)
    {
        if (FieldOf(clause, besides: KeysWithoutEffect) is not { } entry || fields.Resolve(entry.Key, entry.KeySpan) is not { } field)
        {
            return null;
        }

        if (entry.Value is TomlTable)
        {
            Report(UnsupportedFilterParameter, entry.Value.Span, "'terms' that are looked up in another document are not supported; list the values");
            return null;
        }

        if (Expect<TomlArray>(entry.Value, entry.Key, "an array of values") is not { } array)
        {
            return null;
        }

        List<DslConstant> constants = [.. array.Items.Select(item => Constant(item, entry.Key)).OfType<DslConstant>()];
        return constants.Count == array.Items.Count ? fields.EqualToAny(field, entry.KeySpan, constants) : null;
    }

    private Predicate? BindTerm(TomlEntry clause)
    {
        if (Arguments(clause, ["value"], ["case_insensitive"]) is not { } arguments
            || Constant(arguments.Value("value"), "value") is not { } constant
            || fields.Resolve(arguments.Field, arguments.FieldSpan) is not { } field)
        {
            return null;
        }

        return IsIgnoringCase(arguments) is not { } ignoreCase ? null
            : ignoreCase ? fields.MatchText(field, arguments.FieldSpan, constant.Span, clause.Key, new EqualTo(constant.Text), ignoreCase: true)
            : fields.Equal(field, arguments.FieldSpan, constant);
    }

    private Predicate? BindPattern(TomlEntry clause)
    {
        bool isWildcard = clause.Key == "wildcard";
        string[] valueKeys = isWildcard ? ["value", "wildcard"] : ["value"];
        if (Arguments(clause, valueKeys, ["case_insensitive", "rewrite"]) is not { } arguments
            || Expect<TomlString>(arguments.Value(valueKeys), clause.Key, "a text") is not { } text
            || fields.Resolve(arguments.Field, arguments.FieldSpan) is not { } field
            || IsIgnoringCase(arguments) is not { } ignoreCase)
        {
            return null;
        }

        StringMatcher? matcher = isWildcard ? DslWildcard.Parse(text.Content, diagnostics) : new Prefix(text.Text);
        if (matcher is null)
        {
            Report(InvalidFilter, text.Span, "this pattern uses every character there is as text; shorten it");
            return null;
        }

        return fields.MatchText(field, arguments.FieldSpan, text.Span, clause.Key, matcher, ignoreCase);
    }

    private Predicate? BindRange(TomlEntry clause)
    {
        if (Arguments(clause, [], [.. Bounds.Select(static bound => bound.Key)]) is not { } arguments
            || fields.Resolve(arguments.Field, arguments.FieldSpan) is not { } field)
        {
            return null;
        }

        var bounds = new List<Predicate>();
        bool failed = false;
        foreach ((string key, ComparisonOperator op) in Bounds)
        {
            if (arguments.Find(key) is { } value)
            {
                if (Constant(value, key) is { } constant && fields.Compare(field, arguments.FieldSpan, op, constant) is { } test)
                {
                    bounds.Add(test);
                }
                else
                {
                    failed = true;
                }
            }
        }

        if (failed)
        {
            return null;
        }

        // Without a bound every value is within.
        switch (bounds.Count)
        {
            case 0:
                return FieldTests.Exists(field);
            case 1:
                return bounds[0];
            case 2 when arguments.Has("gt", "gte") && arguments.Has("lt", "lte") && FieldTests.Both(bounds[0], bounds[1]) is { } range:
                return range;
            default:
                // The bounds are about one and the same value, which a conjunction of two tests does not say of a field with several.
                Report(UnsupportedFilterParameter, arguments.FieldSpan, "a 'range' has one lower and one upper bound, and both together need a field of a known type; declare its type in a field file, or write a filter for each bound");
                return null;
        }
    }

    private DslConstant? Constant(TomlValue value, string key)
    {
        if (DslConstant.Of(value, file) is { } constant)
        {
            return constant;
        }

        Report(InvalidFilter, value.Span, $"{MessageText.Quote(key)} must be a text, a number or a boolean, not {value.Kind}");
        return null;
    }

    private bool? IsIgnoringCase(DslArguments arguments)
    {
        if (arguments.Find("case_insensitive") is not { } value)
        {
            return false;
        }

        return Expect<TomlBoolean>(value, "case_insensitive", "true or false")?.Value;
    }
}
