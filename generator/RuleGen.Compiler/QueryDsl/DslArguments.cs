using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.QueryDsl;

/// <summary>What a clause about one field says: <c>{ field = value }</c>, or <c>{ field = { key = value, … } }</c>.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="FieldSpan">Where the name stands.</param>
/// <param name="Short">The value of the short form; null in the long form.</param>
/// <param name="Parameters">The keys of the long form; null in the short form.</param>
internal sealed record DslArguments(string Field, SourceSpan FieldSpan, TomlValue? Short, TomlTable? Parameters)
{
    /// <summary>A parameter of the long form, or null.</summary>
    public TomlValue? Find(string key) => Parameters is not null && Parameters.TryGet(key, out TomlEntry? entry) ? entry.Value : null;

    /// <summary>Whether one of some parameters is there.</summary>
    public bool Has(params string[] keys) => keys.Any(key => Find(key) is not null);

    /// <summary>The value the field is compared with. It is there: <see cref="QueryDslBinder"/> has checked it.</summary>
    public TomlValue Value(params string[] keys) => Short ?? keys.Select(Find).First(static value => value is not null)!;
}

/// <content>Reading the arguments of clauses.</content>
internal sealed partial class QueryDslBinder
{
    /// <summary>The arguments of a clause about one field; null when they are not as the clause has them.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="valueKeys">What the value is called in the long form, one of them must be there; empty: there is no short form.</param>
    /// <param name="parameters">Other keys that are understood.</param>
    private DslArguments? Arguments(TomlEntry clause, string[] valueKeys, string[] parameters)
    {
        if (FieldOf(clause, besides: []) is not { } entry)
        {
            return null;
        }

        if (entry.Value is not TomlTable table)
        {
            return valueKeys.Length > 0
                ? new DslArguments(entry.Key, entry.KeySpan, entry.Value, null)
                : Reject(entry.Value.Span, $"'{clause.Key}' needs a table with the bounds; write {{ gte = 1 }}");
        }

        string[] known = [.. valueKeys, .. parameters];
        TomlEntry[] others = [.. table.Entries.Where(parameter => !known.Contains(parameter.Key, StringComparer.Ordinal))];
        bool areKnown = true;
        foreach (TomlEntry parameter in others)
        {
            // An unquoted dotted name is a table in a table to TOML.
            areKnown &= parameter.Value is TomlTable || others.Length == table.Entries.Count
                ? Reject(parameter.KeySpan, $"a field's name stands in quotes here: \"{entry.Key}.{parameter.Key}\"") is not null
                : IsWithoutEffect(clause.Key, parameter);
        }

        if (!areKnown)
        {
            return null;
        }

        return valueKeys.Length == 0 || table.Entries.Any(parameter => valueKeys.Contains(parameter.Key, StringComparer.Ordinal))
            ? new DslArguments(entry.Key, entry.KeySpan, null, table)
            : Reject(table.HeaderSpan, $"'{clause.Key}' has nothing to compare with; add '{valueKeys[0]}'");
    }

    /// <summary>The one key of a clause that names its field.</summary>
    private TomlEntry? FieldOf(TomlEntry clause, string[] besides)
    {
        if (Expect<TomlTable>(clause.Value, clause.Key, "a table with a field's name as its key") is not { } table)
        {
            return null;
        }

        TomlEntry[] named = [.. table.Entries.Where(entry => !besides.Contains(entry.Key, StringComparer.Ordinal))];
        if (named.Length == 1)
        {
            return named[0];
        }

        Report(
            InvalidFilter,
            named.Length == 0 ? table.HeaderSpan : named[1].KeySpan,
            named.Length == 0 ? $"'{clause.Key}' names no field; write the field's name as its key" : $"'{clause.Key}' is about one field; write a clause for each");
        return null;
    }

    private DslArguments? Reject(SourceSpan span, string message)
    {
        Report(InvalidFilter, span, message);
        return null;
    }
}
