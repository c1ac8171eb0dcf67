using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RegularExpressions;

namespace RuleGen.Compiler.Emission;

/// <content>Regular expressions: each is one walk through a table in the assembly's data.</content>
internal sealed partial class MatcherEmitter
{
    private static IEnumerable<string> AutomatonConditions(Regex[] expressions) =>
        expressions.Select(static (_, i) => $"global::RuleGen.Matching.RegexTable.IsMatch({AutomatonName(i)}(), value)");

    private void EmitAutomata(Regex[] expressions)
    {
        for (int i = 0; i < expressions.Length; i++)
        {
            byte[] table = RegexCompiler.Compile(expressions[i].Patterns, ignoreCase);
            string op = ignoreCase ? "regex~" : "regex";
            code.Line();
            code.Line($"// {op} {Literals.Comment(string.Join(", ", expressions[i].Patterns))} as an automaton (layout: RegexTable)");
            code.Line($"static global::System.ReadOnlySpan<byte> {AutomatonName(i)}() => [{string.Join(", ", table)}];");
        }
    }

    private static string AutomatonName(int index) => index == 0 ? "Automaton" : FormattableString.Invariant($"Automaton{index + 1}");
}
