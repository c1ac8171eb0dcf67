namespace RuleGen;

/// <summary>A value of a kept field.</summary>
/// <param name="Field">The field, by its place among the kept ones.</param>
/// <param name="Kind">What it was in the document.</param>
/// <param name="Text">Its text, UTF-8.</param>
internal readonly record struct KeptValue(int Field, EventValueKind Kind, byte[] Text)
{
    /// <summary>Whether this and another are the same value of the same field.</summary>
    public bool IsSame(KeptValue other) => Field == other.Field && Kind == other.Kind && Text.AsSpan().SequenceEqual(other.Text);
}
