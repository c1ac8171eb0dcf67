using RuleGen.Matching;

namespace RuleGen.Compiler.Linting;

/// <summary>A text of code points and wildcards.</summary>
internal readonly struct WildcardText : IEquatable<WildcardText>
{
    private const int Any = -1;
    private const int One = -2;

    private readonly int[] _signs;

    private WildcardText(int[] signs) => _signs = signs;

    /// <summary>Whether it has a wildcard.</summary>
    public bool HasWildcard => Array.Exists(_signs, static sign => sign < 0);

    /// <summary>Whether two runs of any characters stand next to each other.</summary>
    public bool HasRepeatedWildcard
    {
        get
        {
            for (int i = 1; i < _signs.Length; i++)
            {
                if (_signs[i] == Any && _signs[i - 1] == Any)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether it begins and ends with a run of any characters.</summary>
    public bool IsOpen => _signs.Length > 0 && _signs[0] == Any && _signs[_signs.Length - 1] == Any;

    /// <summary>Whether it is nothing but a run of any characters.</summary>
    public bool IsAnyText => _signs.Length > 0 && Array.TrueForAll(_signs, static sign => sign == Any);

    /// <summary>The number of characters beside wildcards.</summary>
    public int CharacterCount => _signs.Count(static sign => sign >= 0);

    /// <summary>A text without wildcards.</summary>
    public static WildcardText Exact(string text, bool fold) => Join([text], fold);

    /// <summary>A text in which <c>*</c> is any run of characters and <c>?</c> one character.</summary>
    public static WildcardText Parse(string pattern, bool fold)
    {
        int[] signs = CodePointsOf(pattern, fold);
        for (int i = 0; i < signs.Length; i++)
        {
            signs[i] = signs[i] == '*' ? Any : signs[i] == '?' ? One : signs[i];
        }

        return new WildcardText(signs);
    }

    /// <summary>Texts with any run of characters between each two of them.</summary>
    public static WildcardText Join(IReadOnlyList<string> parts, bool fold)
    {
        var signs = new List<int>(CodePointsOf(parts[0], fold));
        for (int i = 1; i < parts.Count; i++)
        {
            signs.Add(Any);
            signs.AddRange(CodePointsOf(parts[i], fold));
        }

        return new WildcardText([.. signs]);
    }

    /// <summary>
    /// Whether every text that <paramref name="other"/> matches is matched by this pattern. Sure when it says yes: <c>*</c> takes anything of the
    /// other, its wildcards included, and <c>?</c> takes one character or <c>?</c>. (It says no of <c>*?</c> and <c>?*</c>, which match the same.)
    /// </summary>
    public bool Covers(WildcardText other)
    {
        int[] pattern = _signs;
        int[] text = other._signs;
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == Any)
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && (pattern[p] == text[t] || (pattern[p] == One && text[t] != Any)))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == Any)
        {
            p++;
        }

        return p == pattern.Length;
    }

    /// <inheritdoc/>
    public bool Equals(WildcardText other) => _signs.AsSpan().SequenceEqual(other._signs);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is WildcardText other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _signs.Aggregate(17, static (hash, sign) => unchecked((hash * 31) + sign));

    private static int[] CodePointsOf(string text, bool fold)
    {
        text = fold ? CaseFolding.Fold(text) : text;
        var codePoints = new List<int>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            codePoints.Add(isPair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i]);
            i += isPair ? 1 : 0;
        }

        return [.. codePoints];
    }
}
