using System.Globalization;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.QueryDsl;

/// <summary>
/// Gives clauses of Elasticsearch's Query DSL their meaning, as far as it does not depend on an index: whether a document matches, not how
/// well. A method that returns null has reported why.
/// </summary>
/// <remarks>
/// Source: Elasticsearch <c>index/query/*QueryBuilder.java</c>. The TOML reader limits nesting to 500 tables and arrays, two for each
/// <c>bool</c>, so recursion is bounded.
/// </remarks>
internal sealed partial class QueryDslBinder(FieldTests fields, SourceText file, DiagnosticBag diagnostics)
{
    private static readonly string[] Clauses =
        ["bool", "exists", "match", "match_all", "match_none", "match_phrase", "prefix", "range", "term", "terms", "wildcard"];

    // They change a score or name the clause in a response.
    private static readonly string[] KeysWithoutEffect = ["boost", "_name"];

    /// <summary>What to say where one clause must stand and there are none or several.</summary>
    public static string OneClauseMessage(IReadOnlyList<TomlEntry> entries) => entries.Count == 0
        ? $"a filter needs one clause; write {MessageText.OneOf(Clauses)}"
        : $"one clause stands here, not {MessageText.Quote(entries[0].Key)} and {MessageText.Quote(entries[1].Key)}; join them with 'bool' and 'must'";

    /// <summary>The meaning of the clause a table holds.</summary>
    public Predicate? BindTable(TomlValue value, string key)
    {
        if (Expect<TomlTable>(value, key, "a table with one clause") is not { } table)
        {
            return null;
        }

        if (table.Entries.Count == 1)
        {
            return Bind(table.Entries[0]);
        }

        Report(InvalidFilter, table.Entries.Count == 0 ? table.HeaderSpan : table.Entries[1].KeySpan, OneClauseMessage(table.Entries));
        return null;
    }

    /// <summary>The meaning of a clause: its name, and what it asks.</summary>
    public Predicate? Bind(TomlEntry clause)
    {
        switch (clause.Key)
        {
            case "bool":
                return Expect<TomlTable>(clause.Value, "bool", "a table") is { } table ? BindBool(table) : null;
            case "match_all":
                return Always.True;
            case "match_none":
                return Always.False;
            case "exists":
                return BindExists(clause);
            case "terms":
                return BindTerms(clause);
            case "term":
                return BindTerm(clause);
            case "match":
                return BindMatch(clause);
            case "match_phrase":
                return BindMatchPhrase(clause);
            case "wildcard" or "prefix":
                return BindPattern(clause);
            case "range":
                return BindRange(clause);
            default:
                string hint = NearestNames.DidYouMean(clause.Key, Clauses);
                Report(
                    UnsupportedFilterClause,
                    clause.KeySpan,
                    $"the Query DSL clause {MessageText.Quote(clause.Key)} is not supported, so the rule is not compiled; supported are {string.Join(", ", Clauses)}{hint}");
                return null;
        }
    }

    private Predicate? BindBool(TomlTable table)
    {
        var must = new List<Predicate>();
        var should = new List<Predicate>();
        TomlEntry? least = null;
        bool failed = false;
        bool hasRequired = false;
        foreach (TomlEntry entry in table.Entries)
        {
            switch (entry.Key)
            {
                case "must" or "filter":
                    hasRequired |= entry.Value is not TomlArray { Items.Count: 0 };
                    failed |= !TryBindAll(entry, must);
                    break;
                case "must_not":
                    var excluded = new List<Predicate>();
                    failed |= !TryBindAll(entry, excluded);
                    must.AddRange(excluded.Select(static item => new Not(item)));
                    break;
                case "should":
                    failed |= !TryBindAll(entry, should);
                    break;
                case "minimum_should_match":
                    least = entry;
                    break;
                default:
                    failed |= !IsWithoutEffect("bool", entry);
                    break;
            }
        }

        // Of optional clauses one must hold, unless there are others that must.
        if (failed || LeastShould(least, should.Count, whenAbsent: hasRequired || should.Count == 0 ? 0 : 1) is not { } count)
        {
            return null;
        }

        if (count > 0)
        {
            must.Add(count > should.Count ? Always.False
                : count == 1 ? Any(should)
                : new And(should.ToEquatableArray()));
        }

        return must.Count switch { 0 => Always.True, 1 => must[0], _ => new And(must.ToEquatableArray()) };
    }

    private static Predicate Any(List<Predicate> items) => items.Count == 1 ? items[0] : new Or(items.ToEquatableArray());

    /// <summary>How many optional clauses must hold: none, one, or all of them, or more than there are.</summary>
    private int? LeastShould(TomlEntry? entry, int count, int whenAbsent)
    {
        if (entry is null)
        {
            return whenAbsent;
        }

        string? text = entry.Value is TomlInteger integer ? integer.Value.ToString(CultureInfo.InvariantCulture) : (entry.Value as TomlString)?.Text;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int least) && (least <= 1 || least >= count))
        {
            return least;
        }

        Report(UnsupportedFilterParameter, entry.Value.Span, "'minimum_should_match' is supported as 0, 1, or the number of the clauses in 'should'");
        return null;
    }

    /// <summary>Binds the clauses of an array, or the only one. All are tried, so that one build shows every mistake.</summary>
    private bool TryBindAll(TomlEntry entry, List<Predicate> bound)
    {
        IReadOnlyList<TomlValue> items = entry.Value is TomlArray array ? array.Items : [entry.Value];
        int before = bound.Count;
        foreach (TomlValue item in items)
        {
            if (BindTable(item, entry.Key) is { } predicate)
            {
                bound.Add(predicate);
            }
        }

        return bound.Count - before == items.Count;
    }

    /// <summary>Whether a key changes nothing about which events match; reports it otherwise.</summary>
    private bool IsWithoutEffect(string clause, TomlEntry entry)
    {
        if (KeysWithoutEffect.Contains(entry.Key, StringComparer.Ordinal))
        {
            return true;
        }

        Report(
            UnsupportedFilterParameter,
            entry.KeySpan,
            $"{MessageText.Quote(entry.Key)} is not supported in a '{clause}' clause, so the rule is not compiled; write the clause without it");
        return false;
    }

    private T? Expect<T>(TomlValue value, string key, string expected)
        where T : TomlValue
    {
        if (value is T typed)
        {
            return typed;
        }

        Report(InvalidFilter, value.Span, $"{MessageText.Quote(key)} must be {expected}, not {value.Kind}");
        return null;
    }

    private void Report(RuleDiagnosticDescriptor descriptor, SourceSpan span, string message) => diagnostics.Report(descriptor, file, span, message);
}
