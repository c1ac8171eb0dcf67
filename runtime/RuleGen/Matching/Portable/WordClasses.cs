namespace RuleGen.Matching;

/// <summary>What a character is where a text is cut into words.</summary>
/// <remarks>The values of <c>Word_Break</c> in Unicode Standard Annex 29 that matter; the numbers stand in the table.</remarks>
internal enum WordClass
{
    /// <summary>Belongs to no word.</summary>
    None = 0,

    Letter = 1,
    HebrewLetter = 2,
    Number = 3,
    Katakana = 4,

    /// <summary><c>_</c> and the like (ExtendNumLet): joins what stands on both sides.</summary>
    Connector = 5,

    /// <summary>Belongs to a word between two letters.</summary>
    MidLetter = 6,

    /// <summary>Belongs to a word between two digits.</summary>
    MidNumber = 7,

    /// <summary>Belongs to a word between two letters or two digits.</summary>
    MidBoth = 8,

    SingleQuote = 9,
    DoubleQuote = 10,

    /// <summary>Marks and format characters: belong to the character before them.</summary>
    Extend = 11,

    /// <summary>Han and Hiragana: a word of its own.</summary>
    Ideograph = 12,

    /// <summary>Thai, Lao, Khmer, Myanmar: words without signs between them; a run is one word.</summary>
    SouthEastAsian = 13,
}

/// <summary>The class of each code point.</summary>
internal static partial class WordClasses
{
    private const int RowLength = 3;

    /// <summary>The class of a code point; a stray byte (see <see cref="CodePoints"/>) has none.</summary>
    public static WordClass Of(int codePoint)
    {
        if (codePoint >= 0x80)
        {
            ReadOnlySpan<int> row = CodePointRanges.Find(Ranges, RowLength, codePoint);
            return row.IsEmpty ? WordClass.None : (WordClass)row[2];
        }

        return (char)(codePoint | 0x20) switch
        {
            >= 'a' and <= 'z' when codePoint >= 'A' => WordClass.Letter,
            >= '0' and <= '9' when codePoint >= '0' => WordClass.Number,
            _ => OfSign(codePoint),
        };
    }

    private static WordClass OfSign(int codePoint) => codePoint switch
    {
        '_' => WordClass.Connector,
        ':' => WordClass.MidLetter,
        ',' or ';' => WordClass.MidNumber,
        '.' => WordClass.MidBoth,
        '\'' => WordClass.SingleQuote,
        '"' => WordClass.DoubleQuote,
        _ => WordClass.None,
    };
}
