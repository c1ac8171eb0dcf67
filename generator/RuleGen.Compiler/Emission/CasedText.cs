namespace RuleGen.Compiler.Emission;

/// <summary>Tells texts that case folding leaves alone from those it concerns.</summary>
internal static class CasedText
{
    /// <summary>
    /// Whether some other text may fold to this one. ASCII without letters is certain not to; for everything else the answer is the safe one.
    /// </summary>
    public static bool IsCased(string text) => text.Any(static c => c > '~' || c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));
}
