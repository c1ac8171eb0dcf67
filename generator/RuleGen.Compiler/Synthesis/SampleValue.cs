using System.Globalization;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Synthesis;

/// <summary>A value of a synthesised event.</summary>
/// <param name="Kind">What it is in JSON.</param>
/// <param name="Text">A string's characters, or a number or boolean as JSON writes it.</param>
public sealed record SampleValue(FieldValueKind Kind, string Text)
{
    private byte[]? _utf8;

    /// <summary>The text as it is compared.</summary>
    internal byte[] Utf8 => _utf8 ??= Utf8Bytes.Of(Text);

    /// <inheritdoc/>
    public bool Equals(SampleValue? other) => other is not null && Kind == other.Kind && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text) ^ (int)Kind;

    /// <summary>A JSON string.</summary>
    internal static SampleValue Of(string text) => new(FieldValueKind.String, text);

    /// <summary>A JSON number.</summary>
    internal static SampleValue Of(long number) => new(FieldValueKind.Number, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A JSON boolean.</summary>
    internal static SampleValue Of(bool value) => new(FieldValueKind.Boolean, value ? "true" : "false");

    /// <summary>A JSON number; null when JSON has none such.</summary>
    internal static SampleValue? Of(NumberConstant number) =>
        number.IsInteger ? Of(number.Integer)
        : number.Unsigned != 0 ? new SampleValue(FieldValueKind.Number, number.Unsigned.ToString(CultureInfo.InvariantCulture))
        : double.IsNaN(number.Float) || double.IsInfinity(number.Float) ? null
        : new SampleValue(FieldValueKind.Number, number.Float.ToString("R", CultureInfo.InvariantCulture));
}
