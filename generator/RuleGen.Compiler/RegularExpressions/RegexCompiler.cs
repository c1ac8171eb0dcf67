using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.RegularExpressions;

/// <summary>
/// Makes tables of regular expressions: the expression is read, a deterministic automaton is built from its derivatives, made minimal and
/// laid out. Time and memory are bounded whatever the pattern.
/// </summary>
internal static class RegexCompiler
{
    // An automaton of this size is some megabyte of C#.
    private const int MostTableBytes = 256 * 1024;

    /// <summary>Compiles a pattern in Lucene's syntax.</summary>
    /// <param name="pattern">The pattern, about the whole text.</param>
    /// <param name="ignoreCase">Whether single characters are compared by simple case folding.</param>
    public static RegexCompilation Compile(string pattern, bool ignoreCase)
    {
        var problems = new List<RegexProblem>();
        if (LuceneRegexParser.Parse(pattern, ignoreCase, problems) is not { } expression)
        {
            return new RegexCompilation(null, problems);
        }

        byte[]? table = BuildTable(expression);
        if (table is null)
        {
            problems.Add(new RegexProblem(
                RegexTooComplex,
                new SourceSpan(0, pattern.Length),
                FormattableString.Invariant($"the automaton of this regular expression has more than {RegexAutomaton.MostStates} states or takes more than {MostTableBytes / 1024} KB; make its repetitions shorter, above all those behind '.*', or test several simpler expressions with 'and'")));
        }

        return new RegexCompilation(table, problems);
    }

    private static byte[]? BuildTable(RegexNode expression)
    {
        var classes = new CharacterClasses([.. SetsOf(expression).Append(CodePointSet.All).Distinct()]);
        if (RegexAutomaton.Build(expression, classes) is not { } automaton)
        {
            return null;
        }

        byte[] table = RegexTableWriter.Write(RegexMinimizer.Minimize(automaton), classes);
        return table.Length <= MostTableBytes ? table : null;
    }

    private static IEnumerable<CodePointSet> SetsOf(RegexNode expression) => expression switch
    {
        RegexCharacter character => [character.Set],
        RegexSequence sequence => sequence.Items.SelectMany(SetsOf),
        RegexAlternation alternation => alternation.Items.SelectMany(SetsOf),
        RegexIntersection intersection => intersection.Items.SelectMany(SetsOf),
        RegexComplement complement => SetsOf(complement.Item),
        RegexRepetition repetition => SetsOf(repetition.Item),
        _ => throw new InvalidOperationException($"No sets for {expression.GetType().Name}."),
    };
}
