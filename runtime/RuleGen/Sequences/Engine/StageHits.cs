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
    private Range _keptKey;

    public StageHits(CorrelationDefinition definition)
    {
        _stages = [.. definition.AllStages];
        _writing = new int[_stages.Length];
        _dateFormats = new byte[_stages.Length][][];
        _keepsEvent = new bool[_stages.Length];
        int count = definition.Stages.Count;
        for (int i = 0; i < _stages.Length; i++)
        {
            _writing[i] = i < count ? count - 1 - i : i;
            _dateFormats[i] = GetDateFormats(_stages[i].Keys);
            _keepsEvent[i] = i < count && !_stages[i].IsMissing;
        }
    }

    /// <summary>The stages and keys of the event at hand.</summary>
    public ByteBuffer Bytes { get; } = new();

    /// <summary>Whether a stage keeps the event.</summary>
    public bool KeepsEvent { get; private set; }

    /// <summary>The one key under which all stages keep the event; empty: they have several, or none.</summary>
    public ReadOnlySpan<byte> KeptKey => Bytes.Span[_keptKey];

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
        _keptKey = default;
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
                    ReadOnlySpan<byte> key = _keys[i];
                    Bytes.WriteVariable((ulong)number);
                    Bytes.WriteString(key);
                    if (_keepsEvent[number])
                    {
                        NoteKept(key.Length);
                    }
                }

                IsCut |= _keys.IsCut;
            }
        }
    }

    private static byte[][] GetDateFormats(IReadOnlyList<JoinKeyField> keys)
    {
        var formats = new byte[keys.Count][];
        for (int i = 0; i < formats.Length; i++)
        {
            formats[i] = Encoding.UTF8.GetBytes(keys[i].DateFormats ?? "");
        }

        return formats;
    }

    // A stage keeps the event under the key that was written last.
    private void NoteKept(int length)
    {
        Range key = (Bytes.Length - length)..Bytes.Length;
        bool isAnother = KeepsEvent && !Bytes.Span[key].SequenceEqual(KeptKey);
        _keptKey = isAnother ? default : key;
        KeepsEvent = true;
    }
}
