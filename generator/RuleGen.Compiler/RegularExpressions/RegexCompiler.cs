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

    /// <summary>The automaton of what any of some patterns accepts.</summary>
    /// <exception cref="ArgumentException">One has a mistake, or together they are too large.</exception>
    public static byte[] Compile(IReadOnlyList<string> patterns, bool ignoreCase) =>
        TryCompile(patterns, ignoreCase) ?? throw new ArgumentException("These patterns do not compile.", nameof(patterns));

    /// <summary>The automaton of what any of some patterns without mistakes accepts; null when it would be too large.</summary>
    public static byte[]? TryCompile(IReadOnlyList<string> patterns, bool ignoreCase) =>
        BuildTable(Parse(patterns, ignoreCase));

    /// <summary>What any of some patterns without mistakes accepts.</summary>
    /// <exception cref="ArgumentException">One has a mistake.</exception>
    public static RegexNode Parse(IReadOnlyList<string> patterns, bool ignoreCase) =>
        RegexNode.Alternation([.. patterns.Select(pattern => Parse(pattern, ignoreCase))]);

    /// <summary>What a pattern without mistakes accepts.</summary>
    /// <exception cref="ArgumentException">It has one.</exception>
    public static RegexNode Parse(string pattern, bool ignoreCase) =>
        LuceneRegexParser.Parse(pattern, ignoreCase, []) ?? throw new ArgumentException("The pattern has a mistake.", nameof(pattern));

    /// <summary>The classes of characters that an expression tells apart.</summary>
    public static CharacterClasses ClassesOf(RegexNode expression) => new([.. SetsOf(expression).Append(CodePointSet.All).Distinct()]);

    private static byte[]? BuildTable(RegexNode expression)
    {
        CharacterClasses classes = ClassesOf(expression);
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
