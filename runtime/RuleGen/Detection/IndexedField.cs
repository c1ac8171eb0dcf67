namespace RuleGen;

/// <summary>A field of a <see cref="RuleIndex"/>: where in the tables the things that stand in it are looked up. A mask of -1: nowhere.</summary>
internal readonly ref struct IndexedField(ReadOnlySpan<int> table)
{
    /// <summary>Ints it takes.</summary>
    public const int Size = 15;

    private readonly ReadOnlySpan<int> _table = table;

    /// <summary>Its slot in the layout.</summary>
    public int Slot => _table[0];

    /// <summary>The row of the rules that ask nothing of the field; -1: the field is no gate.</summary>
    public int GateRow => _table[1];

    /// <summary>Where its hash table of texts begins.</summary>
    public int TextsOffset => _table[2];

    /// <summary>The length of that table, less one.</summary>
    public int TextsMask => _table[3];

    /// <summary>Where its hash table of fragments begins.</summary>
    public int FragmentsOffset => _table[4];

    /// <summary>The length of that table, less one.</summary>
    public int FragmentsMask => _table[5];

    /// <summary>Where the bits of its fragments' hashes begin.</summary>
    public int FilterOffset => _table[6];

    /// <summary>How far a hash is shifted to number a bit.</summary>
    public int FilterShift => _table[7];

    /// <summary>The rules that any value wakes.</summary>
    public int PresencePosting => _table[8];

    /// <summary>The rules that a value with a letter beyond ASCII that folds to an ASCII one wakes.</summary>
    public int BeyondAsciiPosting => _table[9];

    /// <summary>The rules that any value with a character beyond ASCII wakes.</summary>
    public int NotAsciiPosting => _table[10];

    /// <summary>The row of the rules that fragments wake.</summary>
    public int FragmentRulesRow => _table[11];

    /// <summary>Lengths of texts shorter than a fragment: of those that values begin with in bits 1 to 3, of those that they end with in bits 5 to 7.</summary>
    public int EndLengths => _table[12];

    /// <summary>Whether it matters that a value has characters beyond ASCII.</summary>
    public bool IsFolding => _table[13] != 0;

    /// <summary>The row of the rules that the field may wake in any way.</summary>
    public int RulesRow => _table[14];
}
