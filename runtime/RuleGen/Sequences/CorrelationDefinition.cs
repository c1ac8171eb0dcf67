namespace RuleGen;

/// <summary>
/// What a rule over several events asks of them, beyond the conditions that each satisfies on its own. Made by generated code and by the
/// interpreter; immutable. All slots belong to the ruleset's layout.
/// </summary>
public abstract class CorrelationDefinition
{
    private protected CorrelationDefinition()
    {
    }

    /// <summary>The items in the order of the query, repetitions (<c>with runs</c>) written out.</summary>
    public required IReadOnlyList<CorrelationStage> Stages { get; init; }

    /// <summary>By what the events are ordered.</summary>
    public required EventOrder Order { get; init; }

    /// <summary>
    /// The slots of what is kept of an event until an alert needs it: the fields the rule reads, those of <c>investigation_fields</c> and of
    /// the overrides, and those alerts tell of (<see cref="AlertEntities"/>). In the order in which they stand in the alert, none twice.
    /// </summary>
    public required IReadOnlyList<int> KeptFields { get; init; }

    /// <summary>
    /// SHA-256, lower-case hexadecimal, of everything that decides what the rule's stages match, how they join and what is kept of their
    /// events, by names and not by slots. State that was saved under another hash is not taken over.
    /// </summary>
    public required string ContentHash { get; init; }

    /// <summary>How many fields a join key has.</summary>
    public int KeyCount => Stages[0].Keys.Count;

    /// <summary>The stages, and behind them what ends them.</summary>
    internal virtual IEnumerable<CorrelationStage> AllStages => Stages;
}
