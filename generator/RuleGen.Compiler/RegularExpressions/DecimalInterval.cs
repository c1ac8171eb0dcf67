using System.Globalization;

namespace RuleGen.Compiler.RegularExpressions;

/// <summary>The decimal numbers of an interval as an expression.</summary>
/// <remarks>Source: Lucene <c>Automata.makeDecimalInterval</c>.</remarks>
internal static class DecimalInterval
{
    /// <summary>All numbers from <paramref name="low"/> to <paramref name="high"/>.</summary>
    /// <param name="low">The least, not negative.</param>
    /// <param name="high">The greatest, not less.</param>
    /// <param name="digits">How many digits they have, leading zeros included; 0: as many as it takes, and any leading zeros.</param>
    public static RegexNode Create(int low, int high, int digits)
    {
        if (digits > 0)
        {
            return Between(Text(low, digits), Text(high, digits));
        }

        var byLength = new List<RegexNode>();
        long first = 0;
        for (int length = 1; first <= high; length++)
        {
            long behind = (long)Math.Pow(10, length);
            if (low < behind)
            {
                byLength.Add(Between(Text(Math.Max(low, first), length), Text(Math.Min(high, behind - 1), length)));
            }

            first = behind;
        }

        return RegexNode.Sequence([new RegexRepetition(Digit('0', '0'), 0, RegexNode.Unlimited), RegexNode.Alternation(byLength)]);
    }

    private static string Text(long number, int digits) => number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');

    /// <summary>The texts of as many digits from one to the other.</summary>
    private static RegexNode Between(string low, string high)
    {
        if (low.Length == 0)
        {
            return RegexNode.Empty;
        }

        string lowRest = low.Substring(1);
        string highRest = high.Substring(1);
        if (low[0] == high[0])
        {
            return Behind(low[0], low[0], Between(lowRest, highRest));
        }

        string least = new('0', lowRest.Length);
        string greatest = new('9', lowRest.Length);
        List<RegexNode> parts = [Behind(low[0], low[0], Between(lowRest, greatest)), Behind(high[0], high[0], Between(least, highRest))];
        if (low[0] + 1 < high[0])
        {
            parts.Add(Behind((char)(low[0] + 1), (char)(high[0] - 1), Between(least, greatest)));
        }

        return RegexNode.Alternation(parts);
    }

    private static RegexNode Behind(char first, char last, RegexNode rest) => RegexNode.Sequence([Digit(first, last), rest]);

    private static RegexCharacter Digit(char first, char last) => new(CodePointSet.Range(first, last));
}
