using System.Globalization;

namespace RuleGen.Compiler.Predicates;

/// <summary>Reads numbers that constants spell.</summary>
internal static class NumberText
{
    /// <summary>The number a text spells; null when it spells none that 64 bits hold.</summary>
    public static NumberConstant? Parse(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
        {
            return NumberConstant.Of(integer);
        }

        if (ulong.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out ulong unsigned))
        {
            return NumberConstant.Of(unsigned);
        }

        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        bool isNumber = double.TryParse(text, Styles, CultureInfo.InvariantCulture, out double value);
        return isNumber && !double.IsNaN(value) && !double.IsInfinity(value) ? Normalize(NumberConstant.Of(value)) : null;
    }

    /// <summary>A whole floating-point number within 64 bits as an integer: the same number, written in one way.</summary>
    public static NumberConstant Normalize(NumberConstant number)
    {
        const double Limit = 9223372036854775808.0;
        return !number.IsInteger && number.Unsigned == 0 && number.Float is >= -Limit and < Limit && Math.Floor(number.Float) == number.Float
            ? NumberConstant.Of((long)number.Float)
            : number;
    }
}
