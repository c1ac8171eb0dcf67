using System.Globalization;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;

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

    /// <summary><c>Double.toString</c>: a plain number from 0.001 up to ten million, else <c>d.dddEn</c>.</summary>
    private static string Java(double value)
    {
        if (value == 0 || double.IsNaN(value) || double.IsInfinity(value))
        {
            return value == 0 ? "0.0" : double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        // The fewest digits that give the number back, as in Java.
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        return Math.Abs(value) is >= 1e-3 and < 1e7
            ? (shortest.IndexOf('.') < 0 ? shortest + ".0" : shortest)
            : Scientific(shortest);
    }

    private static string Scientific(string shortest)
    {
        string sign = shortest[0] == '-' ? "-" : "";
        int mark = shortest.IndexOf('E');
        string mantissa = shortest.Substring(sign.Length, (mark < 0 ? shortest.Length : mark) - sign.Length);
        int exponent = mark < 0 ? 0 : int.Parse(shortest.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.');
        int whole = point < 0 ? mantissa.Length : point;
        string digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        int leadingZeros = digits.Length - digits.TrimStart('0').Length;
        exponent += whole - 1 - leadingZeros;
        digits = digits.Trim('0');
        string fraction = digits.Length > 1 ? digits.Substring(1) : "0";
        return FormattableString.Invariant($"{sign}{digits[0]}.{fraction}E{exponent}");
    }
}
