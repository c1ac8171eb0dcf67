using System.Text;

namespace RuleGen;

/// <summary>
/// Writes which stages of a rule an event fits, and under which keys: for each the stage's number, the key's length and the key, from the last
/// stage to the first with <c>until</c> behind them, as a matcher takes them.
/// </summary>
internal sealed class StageHits
{
    private readonly CorrelationStage[] _stages;
    private readonly byte[][][] _dateFormats;
    private readonly bool[] _keepsEvent;
    private readonly JoinKeyBuilder _keys = new();

    // From the last stage to the first, then until.
    private readonly int[] _writing;

    public StageHits(CorrelationDefinition definition)
    {
        _stages = [.. definition.Stages, .. (definition as SequenceDefinition)?.Until is { } until ? [until] : Array.Empty<CorrelationStage>()];
        _writing = [.. Enumerable.Range(0, definition.Stages.Count).Reverse(), .. Enumerable.Range(definition.Stages.Count, _stages.Length - definition.Stages.Count)];
        _dateFormats = [.. _stages.Select(stage => stage.Keys.Select(key => Encoding.UTF8.GetBytes(key.DateFormats ?? "")).ToArray())];
        _keepsEvent = [.. _stages.Select((stage, i) => !stage.IsMissing && i < definition.Stages.Count)];
    }

    /// <summary>The stages and keys of the event at hand.</summary>
    public ByteBuffer Bytes { get; } = new();

    /// <summary>Whether a stage keeps the event.</summary>
    public bool KeepsEvent { get; private set; }

    /// <summary>Whether the event has more keys than are taken (<see cref="JoinKeyBuilder.MaxKeys"/>).</summary>
    public bool IsCut { get; private set; }

    /// <summary>Writes an event's stages.</summary>
    /// <param name="e">The event.</param>
    /// <param name="conditions">The conditions it satisfies, in ascending order; those of other rules are passed over.</param>
    public void Write(Event e, ReadOnlySpan<int> conditions)
    {
        Bytes.Clear();
        KeepsEvent = false;
        IsCut = false;
        IReadOnlyList<JoinKeyField>? built = null;
        foreach (int number in _writing)
        {
            CorrelationStage stage = _stages[number];
            if (conditions.Contains(stage.Condition))
            {
                // Stages that repeat one another (with runs) share their keys.
                if (!ReferenceEquals(stage.Keys, built))
                {
                    built = stage.Keys;
                    _keys.Build(e, built, _dateFormats[number]);
                }

                for (int i = 0; i < _keys.Count; i++)
                {
                    Bytes.WriteVariable((ulong)number);
                    Bytes.WriteString(_keys[i]);
                }

                KeepsEvent |= _keepsEvent[number] && _keys.Count > 0;
                IsCut |= _keys.IsCut;
            }
        }
    }
}
