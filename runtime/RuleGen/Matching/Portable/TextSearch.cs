namespace RuleGen.Matching;

/// <summary>
/// Looks for one text in another, with or without regard to case. Neither need be folded; case is that of <see cref="CaseFolding"/>.
/// Places and lengths are bytes: folding can change a length, so what was found may be longer or shorter than what was looked for.
/// </summary>
internal static class TextSearch
{
    /// <summary>Where <paramref name="part"/> first stands; -1: nowhere.</summary>
    public static int IndexOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part, bool ignoreCase, out int length)
    {
        length = part.Length;
        if (!ignoreCase)
        {
            return text.IndexOf(part);
        }

        for (int at = 0; ;)
        {
            if (StartsWith(text.Slice(at), part, ignoreCase: true, out length))
            {
                return at;
            }

            if (at == text.Length)
            {
                return -1;
            }

            CodePoints.First(text.Slice(at), out int step);
            at += step;
        }
    }

    /// <summary>Where <paramref name="part"/> last stands; -1: nowhere.</summary>
    public static int LastIndexOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part, bool ignoreCase)
    {
        if (!ignoreCase)
        {
            return text.LastIndexOf(part);
        }

        for (int at = text.Length; ;)
        {
            if (StartsWith(text.Slice(at), part, ignoreCase: true, out _))
            {
                return at;
            }

            if (at == 0)
            {
                return -1;
            }

            CodePoints.Last(text.Slice(0, at), out int step);
            at -= step;
        }
    }

    /// <summary>Whether the text begins with <paramref name="part"/>, and how much of it that is.</summary>
    public static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part, bool ignoreCase, out int length)
    {
        length = part.Length;
        if (!ignoreCase)
        {
            return text.StartsWith(part);
        }

        ReadOnlySpan<byte> rest = text;
        while (!part.IsEmpty)
        {
            if (rest.IsEmpty || !HaveSameCase(CodePoints.First(rest, out int step), CodePoints.First(part, out int partStep)))
            {
                return false;
            }

            rest = rest.Slice(step);
            part = part.Slice(partStep);
        }

        length = text.Length - rest.Length;
        return true;
    }

    /// <summary>Whether the text ends with <paramref name="part"/>.</summary>
    public static bool EndsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part, bool ignoreCase)
    {
        if (!ignoreCase)
        {
            return text.EndsWith(part);
        }

        while (!part.IsEmpty)
        {
            if (text.IsEmpty || !HaveSameCase(CodePoints.Last(text, out int step), CodePoints.Last(part, out int partStep)))
            {
                return false;
            }

            text = text.Slice(0, text.Length - step);
            part = part.Slice(0, part.Length - partStep);
        }

        return true;
    }

    private static bool HaveSameCase(int left, int right) => left == right || CaseFolding.Fold(left) == CaseFolding.Fold(right);
}
