using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>Versions around one.</summary>
internal static class VersionTestMoves
{
    /// <summary>The version itself, one before it and one behind it.</summary>
    public static IEnumerable<SampleValue> Of(VersionTest test) =>
        ((string[])[test.Value, test.Value + "-alpha", test.Value + ".1", "0.0.0-alpha", "999.0.0", "0"]).Select(SampleValue.Of);
}
