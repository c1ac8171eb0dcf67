using System.Globalization;

namespace RuleGen.Cli.Output;

/// <summary>Numbers with their nouns.</summary>
internal static class Words
{
    /// <summary><c>1 rule</c>, <c>1,234 rules</c>.</summary>
    public static string Count(long number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
