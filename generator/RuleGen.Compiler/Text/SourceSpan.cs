namespace RuleGen.Compiler.Text;

/// <summary>A run of UTF-16 code units in a text: zero-based start and length.</summary>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>The position just behind the span.</summary>
    public int End => Start + Length;

    /// <summary>The span from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static SourceSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>The smallest span that covers this one and <paramref name="other"/>.</summary>
    public SourceSpan Through(SourceSpan other) => FromBounds(Math.Min(Start, other.Start), Math.Max(End, other.End));
}
