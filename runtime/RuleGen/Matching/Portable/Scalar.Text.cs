namespace RuleGen.Matching;

/// <content>
/// Texts. Positions and lengths are UTF-16 code units. <c>ignoreCase</c> is the <c>~</c> form and compares by Unicode simple case folding.
/// </content>
/// <remarks>Source: Elasticsearch <c>eql/util/StringUtils.java</c> and the processors under <c>eql/expression/function/scalar/string</c>.
/// They lower-case by Java's full mapping instead, which differs in a handful of letters (the final sigma, the dotted capital I).</remarks>
#if RULEGEN_COMPILER
internal
#else
public
#endif
readonly ref partial struct Scalar
{
    /// <summary>The number of code units.</summary>
    public Scalar Length() => IsText ? (long)Utf16Text.Length(Text) : Null;

    /// <summary>
    /// The part from <paramref name="start"/> up to <paramref name="end"/>, both counted from the end when negative and moved into the text
    /// when outside. Without a start the whole text, without an end all the rest.
    /// </summary>
    public Scalar Substring(Scalar start, Scalar end, ScalarMemory memory)
    {
        if (!IsText || !start.IsNumberOrNull || !end.IsNumberOrNull)
        {
            return Null;
        }

        if (start.IsNull)
        {
            return this;
        }

        int length = Utf16Text.Length(Text);
        int from = start.ToOffset(length);
        int to = end.IsNull ? length : end.ToOffset(length);
        return from >= to ? ReadOnlySpan<byte>.Empty : Utf16Text.Slice(Text, from, to, memory);
    }

    /// <summary>
    /// What stands behind the first <paramref name="left"/> and before the next <paramref name="right"/>, the last one when
    /// <paramref name="greedy"/>; empty when there is none. An empty bound gives the whole text.
    /// </summary>
    public Scalar Between(Scalar left, Scalar right, Scalar greedy, bool ignoreCase = false)
    {
        if (!IsText || !left.IsText || !right.IsText)
        {
            return Null;
        }

        if (Text.IsEmpty || left.Text.IsEmpty || right.Text.IsEmpty)
        {
            return this;
        }

        int found = TextSearch.IndexOf(Text, left.Text, ignoreCase, out int length);
        if (found < 0)
        {
            return ReadOnlySpan<byte>.Empty;
        }

        int start = found + length;
        if (!greedy.IsTrue)
        {
            int end = TextSearch.IndexOf(Text.Slice(start), right.Text, ignoreCase, out _);
            return end < 0 ? ReadOnlySpan<byte>.Empty : Text.Slice(start, end);
        }

        int last = TextSearch.LastIndexOf(Text, right.Text, ignoreCase);
        return last < 0 ? ReadOnlySpan<byte>.Empty
            : last < start ? Null // The last right bound stands before the left one's end: Elasticsearch throws.
            : Text.Slice(start, last - start);
    }

    /// <summary>The first position of <paramref name="part"/> at or behind <paramref name="start"/>; null when there is none.</summary>
    public Scalar IndexOf(Scalar part, Scalar start, bool ignoreCase = false)
    {
        if (!IsText || !part.IsText || !start.IsNumberOrNull)
        {
            return Null;
        }

        int from = start.IsNull ? 0 : Math.Min(Math.Max(start.ToInt(), 0), Utf16Text.Length(Text));
        if (part.Text.IsEmpty)
        {
            return (long)from;
        }

        int at = Utf16Text.Locate(Text, from, out bool isInside) + (isInside ? 4 : 0);
        int found = TextSearch.IndexOf(Text.Slice(at), part.Text, ignoreCase, out _);
        return found < 0 ? Null : (long)Utf16Text.Length(Text.Slice(0, at + found));
    }

    /// <summary>Whether the text begins with the part.</summary>
    public Scalar StartsWith(Scalar part, bool ignoreCase = false) =>
        IsText && part.IsText ? TextSearch.StartsWith(Text, part.Text, ignoreCase, out _) : Null;

    /// <summary>Whether the text ends with the part.</summary>
    public Scalar EndsWith(Scalar part, bool ignoreCase = false) =>
        IsText && part.IsText ? TextSearch.EndsWith(Text, part.Text, ignoreCase) : Null;

    /// <summary>Whether the text has the part somewhere; false when either is empty.</summary>
    public Scalar Contains(Scalar part, bool ignoreCase = false) =>
        !IsText || !part.IsText ? Null
        : !Text.IsEmpty && !part.Text.IsEmpty && TextSearch.IndexOf(Text, part.Text, ignoreCase, out _) >= 0;

    /// <summary>The value as a text: numbers as Java writes them, <c>true</c> or <c>false</c>.</summary>
    public Scalar ToText(ScalarMemory memory)
    {
        switch (Kind)
        {
            case ScalarKind.Integer:
                Span<byte> integer = memory.Reserve(JavaNumberText.MaxLength);
                return (ReadOnlySpan<byte>)integer.Slice(0, JavaNumberText.Write(Integer, integer));
            case ScalarKind.Unsigned:
                Span<byte> unsigned = memory.Reserve(JavaNumberText.MaxLength);
                return (ReadOnlySpan<byte>)unsigned.Slice(0, JavaNumberText.Write(Unsigned, unsigned));
            case ScalarKind.Float:
                Span<byte> number = memory.Reserve(JavaNumberText.MaxLength);
                return (ReadOnlySpan<byte>)number.Slice(0, JavaNumberText.Write(Float, number));
            case ScalarKind.Boolean:
                return IsTrue ? "true"u8 : "false"u8;
            default:
                return this;
        }
    }

    /// <summary>Both values' texts as one.</summary>
    public Scalar Concat(Scalar other, ScalarMemory memory)
    {
        Scalar head = ToText(memory);
        Scalar tail = other.ToText(memory);
        return head.IsNull || tail.IsNull ? Null : Utf16Text.Concat(head.Text, tail.Text, memory);
    }

    private bool IsNumberOrNull => IsNull || IsNumber;

    /// <summary>A position within 0 and the length: from the end when negative.</summary>
    private int ToOffset(int length)
    {
        int value = ToInt();
        return value < 0 ? Math.Max(value + length, 0) : Math.Min(value, length);
    }

    // A position beyond 32 bits is as far outside as one at their edge. (Java would cut the bits off.)
    private int ToInt() => Kind == ScalarKind.Integer
        ? (int)Math.Max(Math.Min(Integer, int.MaxValue), int.MinValue)
        : (int)Math.Max(Math.Min(Float, int.MaxValue), int.MinValue);
}
