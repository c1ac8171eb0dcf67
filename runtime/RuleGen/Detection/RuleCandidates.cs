using System.Numerics;
using System.Runtime.InteropServices;

namespace RuleGen;

/// <summary>The rules that an event may satisfy, as a <see cref="RuleIndex"/> finds them. Reused from event to event.</summary>
public sealed class RuleCandidates
{
    private ulong[] _woken = [];

    // Rules that the coarse fields let through, and those that the coarse field at hand lets through.
    private ulong[] _passed = [];
    private ulong[] _gate = [];
    private EventLayout? _layout;

    /// <summary>The conditions that are worth asking, one bit each; null: all are.</summary>
    internal ulong[]? Awake { get; set; }

    /// <summary>The candidates: one bit a rule, in words of 64.</summary>
    public ReadOnlySpan<ulong> Rules => _woken;

    /// <summary>Whether a condition is to be asked; all are when no index has chosen.</summary>
    internal bool Holds(int condition) => _woken.Length == 0 || (_woken[condition >> 6] >> condition & 1) != 0;

    /// <summary>How many conditions are to be asked, of a ruleset that has <paramref name="conditions"/>.</summary>
    internal int Count(int conditions)
    {
        if (_woken.Length == 0)
        {
            return conditions;
        }

        int count = 0;
        foreach (ulong word in _woken)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>What the gates said of earlier events; null: there were none.</summary>
    internal GateMemo? Memo { get; private set; }

    /// <summary>Whether there were events of this layout, and so of this ruleset, before.</summary>
    internal bool Knows(EventLayout layout) => layout == _layout;

    /// <summary>Begins anew with the events of a ruleset.</summary>
    /// <param name="layout">Its layout.</param>
    /// <param name="rowLength">Words of a set of rules.</param>
    /// <param name="memo">An empty one.</param>
    internal void Reset(EventLayout layout, int rowLength, GateMemo memo)
    {
        _layout = layout;
        _woken = new ulong[rowLength];
        _passed = new ulong[rowLength];
        _gate = new ulong[rowLength];
        Memo = memo;
    }

    /// <summary>Begins an event.</summary>
    /// <param name="alwaysOn">The rules that every event wakes.</param>
    internal void Begin(ReadOnlySpan<ulong> alwaysOn)
    {
        alwaysOn.CopyTo(_woken);
        _passed.AsSpan().Fill(ulong.MaxValue);
    }

    /// <summary>Begins an event of whose gates everything is known.</summary>
    internal void Begin(ReadOnlySpan<ulong> woken, ReadOnlySpan<ulong> passed)
    {
        woken.CopyTo(_woken);
        passed.CopyTo(_passed);
    }

    /// <summary>Copies what is known once all gates have been asked.</summary>
    internal void CopyTo(Span<ulong> woken, Span<ulong> passed)
    {
        _woken.CopyTo(woken);
        _passed.CopyTo(passed);
    }

    /// <summary>Shuts out the conditions that are not worth asking.</summary>
    internal void LetSleep()
    {
        if (Awake is { } awake)
        {
            And(_passed.AsSpan(0, awake.Length), awake);
        }
    }

    internal void Add(ReadOnlySpan<int> rules)
    {
        foreach (int rule in rules)
        {
            _woken[rule >> 6] |= 1UL << rule;
        }
    }

    internal void Add(ReadOnlySpan<ulong> row) => Or(_woken, row);

    internal void Pass(ReadOnlySpan<ulong> row) => And(_passed, row);

    /// <summary>Whether the gates so far have shut out all rules.</summary>
    internal bool AreShutOut => !_passed.AsSpan().ContainsAnyExcept(0UL);

    /// <summary>Whether some rule of a row has come through the gates so far.</summary>
    internal bool MayPass(ReadOnlySpan<ulong> row)
    {
        ReadOnlySpan<Vector<ulong>> wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(_passed);
        ReadOnlySpan<Vector<ulong>> wideRow = MemoryMarshal.Cast<ulong, Vector<ulong>>(row);
        for (int i = 0; i < wide.Length; i++)
        {
            if (!Vector.EqualsAll(wide[i] & wideRow[i], Vector<ulong>.Zero))
            {
                return true;
            }
        }

        for (int i = wide.Length * Vector<ulong>.Count; i < row.Length; i++)
        {
            if ((row[i] & _passed[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    internal void BeginGate(ReadOnlySpan<ulong> withoutCondition) => withoutCondition.CopyTo(_gate);

    internal void AddToGate(ReadOnlySpan<ulong> row) => Or(_gate, row);

    internal void OpenGate() => _gate.AsSpan().Fill(ulong.MaxValue);

    internal void EndGate() => And(_passed, _gate);

    internal void End() => And(_woken, _passed);

    private static void Or(Span<ulong> target, ReadOnlySpan<ulong> row)
    {
        Span<Vector<ulong>> wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(target);
        ReadOnlySpan<Vector<ulong>> wideRow = MemoryMarshal.Cast<ulong, Vector<ulong>>(row);
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] |= wideRow[i];
        }

        for (int i = wide.Length * Vector<ulong>.Count; i < target.Length; i++)
        {
            target[i] |= row[i];
        }
    }

    private static void And(Span<ulong> target, ReadOnlySpan<ulong> row)
    {
        Span<Vector<ulong>> wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(target);
        ReadOnlySpan<Vector<ulong>> wideRow = MemoryMarshal.Cast<ulong, Vector<ulong>>(row);
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] &= wideRow[i];
        }

        for (int i = wide.Length * Vector<ulong>.Count; i < target.Length; i++)
        {
            target[i] &= row[i];
        }
    }
}
