namespace RuleGen;

/// <content>Rules over several events: the passing of time, and the state.</content>
public sealed partial class Detector
{
    /// <summary>What the rules over several events hold and had to leave out, all together.</summary>
    public CorrelationMetrics Correlations => _correlations?.GetMetrics() ?? default;

    /// <summary>The same for one rule; zeros for a rule over single events.</summary>
    public CorrelationMetrics GetCorrelations(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return _correlations?.GetMetrics(rule) ?? default;
    }

    /// <summary>
    /// Says that no event before <paramref name="time"/> will come, so that rules which wait for the absence of one can
    /// decide. Single-event rules wait for nothing.
    /// </summary>
    /// <returns>The alerts this decides; views, valid until the next call of the detector.</returns>
    public AlertCollection AdvanceTo(DateTimeOffset time)
    {
        BeginCall();
        _correlations?.AdvanceTo(time);
        return RaiseMatches();
    }

    /// <summary>Says that no event will come at all; as <see cref="AdvanceTo"/> the end of time. Any that comes nevertheless is late.</summary>
    /// <returns>The alerts this decides; views, valid until the next call of the detector.</returns>
    public AlertCollection Complete()
    {
        BeginCall();
        _correlations?.Complete();
        return RaiseMatches();
    }

    /// <summary>
    /// Writes the state of the rules over several events, so that a later run can go on from here. Replacing a file with it is the caller's
    /// business: write beside it, then rename.
    /// </summary>
    /// <param name="output">Gets the snapshot (docs/sequences.md has the format).</param>
    /// <param name="attachment">Bytes of the caller that are kept with it, such as how far each input has been read.</param>
    public void SaveSnapshot(Stream output, ReadOnlySpan<byte> attachment = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        CorrelationEngine.Save(_correlations, output, attachment);
    }

    /// <summary>
    /// Takes over the state that <see cref="SaveSnapshot"/> wrote, in place of the detector's own. A rule whose <see cref="CorrelationDefinition.ContentHash"/>
    /// is another than then, or that was not there, begins anew; the others go on, and give the alerts they would have given.
    /// </summary>
    /// <param name="input">The snapshot, to its end.</param>
    /// <returns>What was taken over.</returns>
    /// <exception cref="SnapshotException">It is damaged, none, or of another format. The detector then has no state, as a new one.</exception>
    public RestoredSnapshot RestoreSnapshot(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        BeginCall();
        Use(CorrelationEngine.Create(_matcher, _options));
        CorrelationEngine? restored = CorrelationEngine.Create(_matcher, _options);
        RestoredSnapshot result = CorrelationEngine.Restore(restored, input);
        Use(restored);
        return result;
    }

    // The index leaves out the conditions that sleep, which the state decides: it has to be told whose.
    private void Use(CorrelationEngine? correlations)
    {
        _correlations?.Dispose();
        _correlations = correlations;
        _hits.Candidates.Awake = correlations?.Awake;
    }
}
