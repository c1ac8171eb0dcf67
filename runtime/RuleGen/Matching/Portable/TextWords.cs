namespace RuleGen.Matching;

/// <summary>
/// Cuts UTF-8 text into words as Elasticsearch's standard analyser does, and compares them without regard to case:
/// what a query asks of an analysed text field. Goes through the text once and allocates nothing.
/// </summary>
/// <remarks>
/// <para>Source: Lucene, <c>StandardTokenizerImpl.jflex</c>, which is Unicode Standard Annex 29 with words made of letters,
/// digits and <c>_</c>, single Han and Hiragana characters, and whole runs of South-East Asian scripts. So
/// <c>can't</c>, <c>3.14</c>, <c>a.b</c> and <c>c:x</c> are one word each, <c>a-b</c> and <c>a/b</c> two. A word is cut after 255 UTF-16
/// units, as there.</para>
/// <para>Two differences: emoji are no words, and letters are compared by simple case folding (<see cref="CaseFolding"/>) where
/// Lucene puts them into lower case, so that a long s equals an s and a final sigma any sigma.</para>
/// </remarks>
#if RULEGEN_COMPILER
internal
#else
public
#endif
ref struct TextWords
{
    private const int LongestWord = 255;

    private ReadOnlySpan<byte> _rest;
    private ReadOnlySpan<byte> _current;

    /// <summary>Stands before the first word of a text.</summary>
    public TextWords(ReadOnlySpan<byte> text)
    {
        _rest = text;
        _current = default;
    }

    /// <summary>The current word as it stands in the text.</summary>
    public readonly ReadOnlySpan<byte> Current => _current;

    /// <summary>The first byte of the current word when it is folded.</summary>
    public readonly int FirstByte => _current[0] is var b && b < 0x80 ? (b is >= (byte)'A' and <= (byte)'Z' ? b | 0x20 : b) : FirstByteBeyondAscii;

    private readonly int FirstByteBeyondAscii => CaseFolding.Fold(CodePoints.First(_current, out _)) switch
    {
        < 0x80 and var ascii => ascii,
        < 0x800 and var two => 0xC0 | (two >> 6),
        < 0x10000 and var three => 0xE0 | (three >> 12),
        var four => 0xF0 | (four >> 18),
    };

    /// <summary>Steps to the next word.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            // Most text is ASCII, where a word is a run of letters, digits and underscores unless a character between two words joins them.
            SkipAsciiBetweenWords();
            if (_rest.IsEmpty)
            {
                break;
            }

            if (TryReadAsciiWord())
            {
                return true;
            }

            WordClass first = ReadCharacter(_rest, out int length, out int units);
            int word = first switch
            {
                WordClass.Letter or WordClass.HebrewLetter or WordClass.Number or WordClass.Katakana or WordClass.Connector
                    => LengthOfWord(_rest, first, length, units),
                WordClass.SouthEastAsian => LengthOfRun(_rest, length, units),
                WordClass.Ideograph => length,
                _ => 0,
            };
            _current = _rest.Slice(0, word);
            _rest = _rest.Slice(Math.Max(word, length));
            if (word > 0)
            {
                return true;
            }
        }

        _current = default;
        return false;
    }

    /// <summary>Whether the words from the current one on are these: folded, a blank between two.</summary>
    public readonly bool Starts(ReadOnlySpan<byte> phrase)
    {
        TextWords words = this;
        while (true)
        {
            int blank = phrase.IndexOf((byte)' ');
            if (!CaseFolding.EqualsFolded(words._current, blank < 0 ? phrase : phrase.Slice(0, blank)))
            {
                return false;
            }

            if (blank < 0)
            {
                return true;
            }

            if (!words.MoveNext())
            {
                return false;
            }

            phrase = phrase.Slice(blank + 1);
        }
    }

    /// <summary>Whether the current word matches a folded wildcard pattern (<see cref="WildcardPattern"/>).</summary>
    public readonly bool IsLike(ReadOnlySpan<byte> foldedPattern, byte any = WildcardPattern.Any, byte one = WildcardPattern.One) =>
        WildcardPattern.IsMatchFolded(_current, foldedPattern, any, one);

    /// <summary>Whether the words of a phrase (see <see cref="Starts"/>) stand somewhere in a text, next to each other.</summary>
    public static bool Contains(ReadOnlySpan<byte> text, ReadOnlySpan<byte> phrase)
    {
        var words = new TextWords(text);
        while (words.MoveNext())
        {
            if (words.Starts(phrase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether some word of a text matches a folded wildcard pattern.</summary>
    public static bool ContainsLike(ReadOnlySpan<byte> text, ReadOnlySpan<byte> foldedPattern, byte any = WildcardPattern.Any, byte one = WildcardPattern.One)
    {
        var words = new TextWords(text);
        while (words.MoveNext())
        {
            if (words.IsLike(foldedPattern, any, one))
            {
                return true;
            }
        }

        return false;
    }

    private void SkipAsciiBetweenWords()
    {
        int length = 0;
        while (length < _rest.Length && _rest[length] < 0x80 && !IsAsciiWordCharacter(_rest[length]))
        {
            length++;
        }

        _rest = _rest.Slice(length);
    }

    /// <summary>Reads a word that is certain to be ASCII and to end where its run of letters, digits and underscores does.</summary>
    private bool TryReadAsciiWord()
    {
        int length = 0;
        bool hasContent = false;
        while (length < _rest.Length && IsAsciiWordCharacter(_rest[length]))
        {
            hasContent |= _rest[length] != (byte)'_';
            length++;
        }

        if (!hasContent || length > LongestWord || !EndsAt(length))
        {
            return false;
        }

        _current = _rest.Slice(0, length);
        _rest = _rest.Slice(length);
        return true;
    }

    // A mark belongs to the character in front of it, and what joins two words has a letter or a digit behind it.
    private readonly bool EndsAt(int length) =>
        length == _rest.Length
        || (_rest[length] < 0x80
            && (_rest[length] is not ((byte)':' or (byte)',' or (byte)';' or (byte)'.' or (byte)'\'')
                || length + 1 == _rest.Length
                || (_rest[length + 1] < 0x80 && !IsAsciiWordCharacter(_rest[length + 1]))));

    private static bool IsAsciiWordCharacter(byte b) =>
        (uint)((b | 0x20) - 'a') <= 'z' - 'a' || (uint)(b - '0') <= 9 || b == (byte)'_';

    /// <summary>A character with the marks that belong to it: its class, length in bytes and in UTF-16 units.</summary>
    private static WordClass ReadCharacter(ReadOnlySpan<byte> text, out int length, out int units)
    {
        int codePoint = CodePoints.First(text, out length);
        units = codePoint > 0xFFFF ? 2 : 1;
        while (length < text.Length && text[length] >= 0x80)
        {
            int mark = CodePoints.First(text.Slice(length), out int markLength);
            if (WordClasses.Of(mark) != WordClass.Extend)
            {
                break;
            }

            length += markLength;
            units += mark > 0xFFFF ? 2 : 1;
        }

        return WordClasses.Of(codePoint);
    }

    private static int LengthOfRun(ReadOnlySpan<byte> text, int length, int units)
    {
        while (length < text.Length
            && ReadCharacter(text.Slice(length), out int nextLength, out int nextUnits) == WordClass.SouthEastAsian
            && (units += nextUnits) <= LongestWord)
        {
            length += nextLength;
        }

        return length;
    }

    /// <summary>The length of the word that begins with a character of class <paramref name="last"/>; 0 when it would be of connectors only.</summary>
    private static int LengthOfWord(ReadOnlySpan<byte> text, WordClass last, int length, int units)
    {
        bool hasContent = last != WordClass.Connector;
        while (length < text.Length)
        {
            WordClass next = ReadCharacter(text.Slice(length), out int nextLength, out int nextUnits);
            if (!Joins(last, next))
            {
                WordClass behind = length + nextLength < text.Length
                    ? ReadCharacter(text.Slice(length + nextLength), out int behindLength, out int behindUnits)
                    : Nothing(out behindLength, out behindUnits);
                if (!JoinsBetween(last, next, behind))
                {
                    break;
                }

                // A Hebrew letter takes a single quote along even where nothing follows that it could join.
                bool isTail = next == WordClass.SingleQuote && !IsLetter(behind);
                next = isTail ? WordClass.SingleQuote : behind;
                nextLength += isTail ? 0 : behindLength;
                nextUnits += isTail ? 0 : behindUnits;
            }

            if (units + nextUnits > LongestWord)
            {
                break;
            }

            length += nextLength;
            units += nextUnits;
            hasContent |= next != WordClass.Connector;
            last = next;
        }

        return hasContent ? length : 0;
    }

    private static WordClass Nothing(out int length, out int units)
    {
        length = 0;
        units = 0;
        return WordClass.None;
    }

    private static bool IsLetter(WordClass c) => c is WordClass.Letter or WordClass.HebrewLetter;

    private static bool Joins(WordClass last, WordClass next) => next switch
    {
        WordClass.Connector => true,
        WordClass.Letter or WordClass.HebrewLetter or WordClass.Number => last != WordClass.Katakana,
        WordClass.Katakana => last is WordClass.Katakana or WordClass.Connector,
        _ => false,
    };

    private static bool JoinsBetween(WordClass last, WordClass middle, WordClass behind) => middle switch
    {
        WordClass.SingleQuote when last == WordClass.HebrewLetter => true,
        WordClass.DoubleQuote => last == WordClass.HebrewLetter && behind == WordClass.HebrewLetter,
        WordClass.MidLetter => IsLetter(last) && IsLetter(behind),
        WordClass.MidNumber => last == WordClass.Number && behind == WordClass.Number,
        WordClass.MidBoth or WordClass.SingleQuote =>
            (IsLetter(last) && IsLetter(behind)) || (last == WordClass.Number && behind == WordClass.Number),
        _ => false,
    };
}
