namespace RuleGen;

/// <summary>
/// An index name in which <c>*</c> stands for any text. Names to match may have unknown parts: they match when some name
/// in the place of each unknown part does, so this is an intersection of two patterns and not a mere wildcard match.
/// </summary>
internal sealed class IndexPattern(byte[] pattern)
{
    /// <summary>
    /// Stands for an unknown part in a name: any text without <c>-</c>, which separates the parts of a data stream's name.
    /// No byte of UTF-8 has this value.
    /// </summary>
    public const byte Unknown = 0xFF;

    // _reached[i]: the first i bytes of the pattern can match what was read of the name. One thread at a time.
    private readonly bool[] _reached = new bool[pattern.Length + 1];

    /// <summary>Whether the pattern matches the name. Time is proportional to the product of the lengths.</summary>
    public bool IsMatch(ReadOnlySpan<byte> name)
    {
        Array.Clear(_reached);
        _reached[0] = true;
        SkipStars();
        foreach (byte c in name)
        {
            if (c == Unknown)
            {
                PassUnknown();
            }
            else
            {
                Pass(c);
                SkipStars();
            }
        }

        return _reached[pattern.Length];
    }

    private void Pass(byte c)
    {
        // Downwards, so that each entry is computed from the state before this byte.
        for (int i = pattern.Length; i >= 0; i--)
        {
            bool stays = i < pattern.Length && pattern[i] == '*' && _reached[i];
            _reached[i] = stays || (i > 0 && _reached[i - 1] && pattern[i - 1] == c);
        }
    }

    private void PassUnknown()
    {
        // The unknown text may be empty, so nothing reached is lost; upwards, since it may be longer than one byte.
        for (int i = 0; i < pattern.Length; i++)
        {
            _reached[i + 1] |= _reached[i] && pattern[i] != '-';
        }
    }

    private void SkipStars()
    {
        for (int i = 0; i < pattern.Length; i++)
        {
            _reached[i + 1] |= _reached[i] && pattern[i] == '*';
        }
    }
}
