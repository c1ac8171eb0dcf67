using System.Globalization;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Eql;

/// <summary>Constants as text and as number, where a field's type asks for the other.</summary>
internal static class ConstantText
{
    /// <summary>The text a constant is compared by in a keyword field; null has none.</summary>
    /// <remarks>Elasticsearch writes the constant as Java does, so <c>4.0</c> is "4.0" and <c>1e7</c> is "1.0E7".</remarks>
    public static string? Of(EqlLiteral constant) => constant switch
    {
        EqlString text => text.Value,
        EqlBoolean boolean => boolean.Value ? "true" : "false",
        EqlNumber { Value: { IsInteger: true } number } => number.Integer.ToString(CultureInfo.InvariantCulture),
        EqlNumber { Value: { Unsigned: not 0 } number } => number.Unsigned.ToString(CultureInfo.InvariantCulture),
        EqlNumber number => Java(number.Value.Float),
        _ => null,
    };

    /// <summary>The number a constant is or spells; null when it does neither.</summary>
    public static NumberConstant? Number(EqlLiteral constant) => constant switch
    {
        EqlNumber number => NumberText.Normalize(number.Value),
        EqlString text => NumberText.Parse(text.Value),
        _ => null,
    };

    private static string Java(double value)
    {
        Span<byte> text = stackalloc byte[JavaNumberText.MaxLength];
        return Utf8Bytes.ToText(text.Slice(0, JavaNumberText.Write(value, text)));
    }
}
