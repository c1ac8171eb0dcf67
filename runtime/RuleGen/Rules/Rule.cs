namespace RuleGen;

/// <summary>A compiled detection rule: its metadata and its condition. Immutable; any number of threads may use it.</summary>
public sealed class Rule
{
    private readonly Func<Event, bool> _predicate;
    private readonly EventLayout _layout;

    /// <summary>Made by generated code and by the interpreter.</summary>
    /// <param name="metadata">What the rule file says.</param>
    /// <param name="layout">The layout the predicate's slots belong to.</param>
    /// <param name="predicate">The condition; must not keep the event. Of a rule over several events: that the event fits some stage.</param>
    /// <param name="correlation">What a rule over several events asks of them together; null for a rule over single events.</param>
    public Rule(RuleMetadata metadata, EventLayout layout, Func<Event, bool> predicate, CorrelationDefinition? correlation = null)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(predicate);
        Metadata = metadata;
        Correlation = correlation;
        _layout = layout;
        _predicate = predicate;
    }

    /// <summary>What the rule file says besides the condition.</summary>
    public RuleMetadata Metadata { get; }

    /// <summary>What a rule over several events asks of them together; null: every event is judged on its own.</summary>
    public CorrelationDefinition? Correlation { get; }

    /// <summary>
    /// Whether the rule's query holds for the event; of a rule over several events, whether the event fits some stage. Index patterns and
    /// <see cref="RuleMetadata.Enabled"/> are the detector's business.
    /// </summary>
    /// <exception cref="ArgumentException">The event was read with the layout of another ruleset.</exception>
    public bool IsMatch(Event e)
    {
        if (e.Layout != _layout)
        {
            ThrowForeignEvent();
        }

        return _predicate(e);
    }

    /// <inheritdoc/>
    public override string ToString() => Metadata.Name;

    private static void ThrowForeignEvent() =>
        throw new ArgumentException("The event was read with the layout of another ruleset; read it with this ruleset's Layout.", "e");
}
