using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Eql;

/// <summary>What a query's meaning depends on besides its text.</summary>
/// <param name="Schema">The known fields.</param>
public sealed record EqlBinderOptions(FieldSchema Schema)
{
    /// <summary>The field that the word before <c>where</c> is about, unless a rule says otherwise.</summary>
    public const string DefaultCategoryField = "event.category";

    /// <summary>The field that orders the events of a sequence, unless a rule says otherwise.</summary>
    public const string DefaultTimestampField = "@timestamp";

    /// <summary>The field that the word before <c>where</c> is about (<c>event_category_override</c>).</summary>
    public string CategoryField { get; init; } = DefaultCategoryField;

    /// <summary>The field that orders the events of a sequence (<c>timestamp_field</c>).</summary>
    public string TimestampField { get; init; } = DefaultTimestampField;

    /// <summary>The field that orders the events of a sequence that have the same time (<c>tiebreaker_field</c>); null: they are ordered as they arrive.</summary>
    public string? TiebreakerField { get; init; }

    /// <summary>
    /// Whether the schema has every field there is: another one is then an error, and <c>?field</c> the constant null.
    /// Otherwise it is a warning, and the field is compared by the kind of JSON value each event brings.
    /// </summary>
    public bool IsSchemaClosed { get; init; }

    /// <summary>
    /// Whether whoever runs the query applies its pipes to the ordered matches (<see cref="EqlPipes"/>). A rule has no
    /// end of results to take the first or last of, so there a pipe is an error.
    /// </summary>
    public bool AcceptsPipes { get; init; }
}
