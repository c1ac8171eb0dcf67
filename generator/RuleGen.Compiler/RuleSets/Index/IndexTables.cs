using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.RuleSets.Index;

/// <summary>
/// The witnesses of a ruleset as the tables that the runtime's <c>RuleIndex</c> reads. Rows are bit sets of rules; row 0 holds the rules that
/// every event wakes. A posting is -1 (no rule), an offset into <see cref="Postings"/>, or the complement of a row's number where a list
/// would be longer than a row.
/// </summary>
internal sealed class IndexTables
{
    /// <summary>Ints a field takes in <see cref="Fields"/>.</summary>
    public const int FieldSize = 15;

    private const int None = -1;

    // Words that a processor takes at once: longer rows are whole multiples, so that no words are left over at their ends.
    private const int WideWords = 4;

    private readonly List<int> _fields = [];
    private readonly List<int> _fieldOfSlot = [];
    private readonly List<ulong> _texts = [];
    private readonly List<ulong> _fragments = [];
    private readonly FragmentTables _fragmentTables = new();
    private readonly List<ulong> _filters = [];
    private readonly List<int> _entries = [];
    private readonly List<int> _postings = [];
    private readonly List<ulong> _rows = [];

    private readonly int _ruleCount;

    private IndexTables(int ruleCount)
    {
        _ruleCount = ruleCount;
        int words = (ruleCount + 63) / 64;
        RowLength = words <= WideWords ? words : (words + WideWords - 1) / WideWords * WideWords;
    }

    /// <summary>Words of 64 rules in a row; the last ones of a long row may have no rule.</summary>
    public int RowLength { get; }

    /// <summary>
    /// A field: slot, gate row, offset and mask of texts, offset and mask of fragments, offset and shift of the filter, postings of presence,
    /// of letters beyond ASCII that fold to ASCII and of any text beyond ASCII, row of the rules that fragments wake, lengths of shorter ones at
    /// the ends of values, whether values are looked at for characters beyond ASCII, and the row of all rules that the field may wake.
    /// </summary>
    public IReadOnlyList<int> Fields => _fields;

    /// <summary>Where a slot's field begins in <see cref="Fields"/>; -1: it is a gate, which is looked at anyway, or not indexed.</summary>
    public IReadOnlyList<int> FieldOfSlot => _fieldOfSlot;

    /// <summary>Hash tables of texts.</summary>
    public IReadOnlyList<ulong> Texts => _texts;

    /// <summary>Hash tables of fragments.</summary>
    public IReadOnlyList<ulong> Fragments => _fragments;

    /// <summary>The texts that fragments are part of, see <see cref="FragmentTables"/>.</summary>
    public IReadOnlyList<int> FragmentEntries => _fragmentTables.Entries;

    /// <summary>The characters of those texts.</summary>
    public string FragmentTexts => _fragmentTables.Texts;

    /// <summary>Bits of the hashes of fragments.</summary>
    public IReadOnlyList<ulong> Filters => _filters;

    /// <summary>Pairs of a posting and a gate row.</summary>
    public IReadOnlyList<int> Entries => _entries;

    /// <summary>Lists of rules, each with its length in front.</summary>
    public IReadOnlyList<int> Postings => _postings;

    /// <summary>Bit sets of rules.</summary>
    public IReadOnlyList<ulong> Rows => _rows;

    /// <summary>Lays the tables out.</summary>
    /// <param name="witnesses">The rules' witnesses, in the order of the rules.</param>
    /// <param name="slots">The slots, in order.</param>
    public static IndexTables Build(IReadOnlyList<RuleWitness> witnesses, IReadOnlyList<PlannedSlot> slots)
    {
        var tables = new IndexTables(witnesses.Count);
        tables.AddRow(Rules(witnesses, static witness => witness.IsAlwaysOn));
        tables._fieldOfSlot.AddRange(Enumerable.Repeat(None, slots.Count));
        ILookup<string, Wake> wakes = All(witnesses, static witness => witness.Keys);
        ILookup<string, Wake> gates = All(witnesses, static witness => witness.Gates.SelectMany(static gate => gate.Keys));
        foreach (int slot in Enumerable.Range(0, slots.Count).OrderBy(slot => gates.Contains(slots[slot].Field) ? 0 : 1))
        {
            string field = slots[slot].Field;
            tables.AddField(slot, [.. wakes[field]], [.. gates[field]]);
        }

        return tables;
    }

    private static List<int> Rules(IReadOnlyList<RuleWitness> witnesses, Func<RuleWitness, bool> has)
    {
        var rules = new List<int>();
        for (int i = 0; i < witnesses.Count; i++)
        {
            if (has(witnesses[i]))
            {
                rules.Add(i);
            }
        }

        return rules;
    }

    private static ILookup<string, Wake> All(IReadOnlyList<RuleWitness> witnesses, Func<RuleWitness, IEnumerable<WitnessKey>> keys) => witnesses
        .SelectMany((witness, rule) => keys(witness).Select(key => new Wake(key, rule)))
        .ToLookup(static wake => wake.Key.Field, StringComparer.Ordinal);

    private void AddField(int slot, Wake[] wakes, Wake[] gates)
    {
        if (wakes.Length == 0 && gates.Length == 0)
        {
            return;
        }

        int gateRow = None;
        if (gates.Length > 0)
        {
            var gated = new HashSet<int>(gates.Select(static gate => gate.Rule));
            gateRow = AddRow(Enumerable.Range(0, _ruleCount).Where(rule => !gated.Contains(rule)));
        }
        else
        {
            _fieldOfSlot[slot] = _fields.Count;
        }

        _fields.Add(slot);
        _fields.Add(gateRow);
        AddTexts(wakes, gates);
        AddFragments(wakes);
        _fields.Add(AddPosting(RulesOf(wakes, static key => key.Kind == WitnessKind.Presence)));

        // The letters k and s have a case beyond ASCII (the Kelvin sign, the long s), all other ASCII characters have none.
        int[] folding = [.. RulesOf(wakes, HasCaseBeyondAscii)];
        _fields.Add(AddPosting(folding));
        int[] notAscii = [.. RulesOf(wakes, static key => key.Kind == WitnessKind.NotAscii)];
        _fields.Add(AddPosting(notAscii));
        WitnessKey[] fragments = [.. wakes.Select(static wake => wake.Key).Where(static key => key.Kind == WitnessKind.Fragment)];
        _fields.Add(fragments.Length == 0 ? 0 : AddRow(RulesOf(wakes, static key => key.Kind == WitnessKind.Fragment)));
        _fields.Add(fragments.Aggregate(0, static (lengths, key) => lengths | EndLength(key)));
        _fields.Add(folding.Length > 0 || notAscii.Length > 0 || gates.Any(static gate => HasCaseBeyondAscii(gate.Key)) ? 1 : 0);
        _fields.Add(AddRow(RulesOf(wakes, static _ => true)));
    }

    private static bool HasCaseBeyondAscii(WitnessKey key) => key.IgnoreCase && key.Text.IndexOfAny(['k', 's']) >= 0;

    private static int EndLength(WitnessKey key) => key.Text.Length >= TextHash.FragmentLength ? 0
        : 1 << (key.Text.Length + (key.Place == FragmentPlace.End ? TextHash.FragmentLength : 0));

    private static IEnumerable<int> RulesOf(Wake[] wakes, Func<WitnessKey, bool> isWanted) =>
        wakes.Where(wake => isWanted(wake.Key)).Select(static wake => wake.Rule);

    private void AddTexts(Wake[] wakes, Wake[] gates)
    {
        Dictionary<uint, List<int>> woken = ByHash(wakes);
        Dictionary<uint, List<int>> passed = ByHash(gates);
        uint[] hashes = [.. woken.Keys.Union(passed.Keys).OrderBy(static hash => hash)];
        AddTable(_texts, [.. hashes.Select(hash => (hash, AddEntry(
            woken.TryGetValue(hash, out List<int>? rules) ? rules : [],
            gates.Length > 0 ? AddRow(passed.TryGetValue(hash, out List<int>? open) ? open : []) : 0)))]);
    }

    private static Dictionary<uint, List<int>> ByHash(Wake[] wakes) =>
        wakes.Where(static wake => wake.Key.Kind == WitnessKind.Text)
            .GroupBy(static wake => TextHash.OfAnyCase(Utf8Bytes.Of(wake.Key.Text)))
            .ToDictionary(static group => group.Key, static group => group.Select(static wake => wake.Rule).ToList());

    private void AddFragments(Wake[] wakes)
    {
        IReadOnlyList<(uint Fragment, int Entry)> fragments = _fragmentTables.Add(
            wakes.Where(static wake => wake.Key.Kind == WitnessKind.Fragment)
                .GroupBy(static wake => (Text: wake.Key.Text.ToLowerInvariant(), wake.Key.Place), static wake => wake.Rule)
                .OrderBy(static group => group.Key.Text, StringComparer.Ordinal)
                .ThenBy(static group => group.Key.Place)
                .Select(group => new FragmentTables.Fragment(group.Key.Text, group.Key.Place, AddPosting(group)))
                .ToArray());
        AddTable(_fragments, fragments);
        AddFilter([.. fragments.Select(static fragment => fragment.Fragment)]);
    }

    /// <summary>An open-addressing hash table, at most half full.</summary>
    private void AddTable(List<ulong> tables, IReadOnlyList<(uint Key, int Entry)> items)
    {
        _fields.Add(tables.Count);
        if (items.Count == 0)
        {
            _fields.Add(None);
            return;
        }

        ulong[] table = new ulong[PowerOfTwo(items.Count * 2)];
        uint mask = (uint)table.Length - 1;
        foreach ((uint key, int entry) in items)
        {
            uint slot = TextHash.PlaceOf(key, mask);
            while (table[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            table[slot] = ((ulong)key << 32) | (uint)(entry + 1);
        }

        _fields.Add((int)mask);
        tables.AddRange(table);
    }

    /// <summary>A bit for each hash, thirty-two times as many bits as hashes: three of a hundred other fragments get through.</summary>
    private void AddFilter(uint[] fragments)
    {
        _fields.Add(_filters.Count);
        int bits = Math.Min(16, Math.Max(6, Log2(PowerOfTwo(fragments.Length * 32))));
        _fields.Add(32 - bits);
        if (fragments.Length == 0)
        {
            return;
        }

        ulong[] filter = new ulong[1 << (bits - 6)];
        foreach (uint fragment in fragments)
        {
            uint bit = TextHash.Scatter(fragment) >> (32 - bits);
            filter[bit >> 6] |= 1UL << (int)(bit & 63);
        }

        _filters.AddRange(filter);
    }

    private static int PowerOfTwo(int atLeast)
    {
        int power = 1;
        while (power < atLeast)
        {
            power *= 2;
        }

        return power;
    }

    private static int Log2(int power)
    {
        int log = 0;
        while (1 << log < power)
        {
            log++;
        }

        return log;
    }

    private int AddEntry(IEnumerable<int> rules, int gateRow)
    {
        _entries.Add(AddPosting(rules));
        _entries.Add(gateRow);
        return _entries.Count - 2;
    }

    private int AddPosting(IEnumerable<int> rules)
    {
        int[] sorted = Sort(rules);
        if (sorted.Length == 0)
        {
            return None;
        }

        if (sorted.Length > RowLength * 2)
        {
            return ~AddRow(sorted);
        }

        _postings.Add(sorted.Length);
        _postings.AddRange(sorted);
        return _postings.Count - sorted.Length - 1;
    }

    // Most lists are of one rule.
    private static int[] Sort(IEnumerable<int> rules)
    {
        int[] all = [.. rules];
        return all.Length < 2 ? all : [.. all.Distinct().OrderBy(static rule => rule)];
    }

    private int AddRow(IEnumerable<int> rules)
    {
        ulong[] row = new ulong[RowLength];
        foreach (int rule in rules)
        {
            row[rule / 64] |= 1UL << (rule % 64);
        }

        _rows.AddRange(row);
        return (_rows.Count / RowLength) - 1;
    }

    /// <summary>A key and a rule that has it among its witnesses or gates.</summary>
    private readonly record struct Wake(WitnessKey Key, int Rule);
}
