using RuleGen.Matching;

namespace RuleGen.Compiler.RegularExpressions;

/// <summary>Numbers the states of a minimal automaton as <see cref="RegexTable"/> wants them and lays it out.</summary>
internal static class RegexTableWriter
{
    /// <summary>The automaton's table.</summary>
    public static byte[] Write(RegexAutomaton automaton, CharacterClasses classes)
    {
        int[] numbers = NumberStates(automaton, out int firstAccepting);
        int[][] rows = [.. Enumerable.Range(0, Math.Max(RegexTable.AcceptsAll, numbers.Max()) + 1).Select(static _ => Array.Empty<int>())];
        rows[RegexTable.RejectsAll] = [.. automaton.Next[0].Select(static _ => RegexTable.RejectsAll)];
        rows[RegexTable.AcceptsAll] = [.. automaton.Next[0].Select(static _ => RegexTable.AcceptsAll)];
        for (int state = 0; state < numbers.Length; state++)
        {
            rows[numbers[state]] = [.. automaton.Next[state].Select(target => numbers[target])];
        }

        int[] merged = MergeClasses(rows, out int[] representatives);
        var ranges = new List<(int First, int Class)>();
        foreach ((int first, int number) in classes.Ranges)
        {
            if (ranges.Count == 0 || ranges[ranges.Count - 1].Class != merged[number])
            {
                ranges.Add((first, merged[number]));
            }
        }

        return RegexTable.Build(ranges, [.. rows.Select(row => representatives.Select(number => row[number]).ToArray())], numbers[0], firstAccepting);
    }

    /// <summary>The number of each state: those that never change first, then the ones that do not accept, then those that do.</summary>
    private static int[] NumberStates(RegexAutomaton automaton, out int firstAccepting)
    {
        int[] numbers = new int[automaton.Next.Length];
        int count = NumberStates(automaton, accepting: false, RegexTable.AcceptsAll + 1, numbers);
        firstAccepting = count;
        NumberStates(automaton, accepting: true, count, numbers);
        return numbers;
    }

    private static int NumberStates(RegexAutomaton automaton, bool accepting, int count, int[] numbers)
    {
        for (int state = 0; state < numbers.Length; state++)
        {
            if (automaton.Accepting[state] == accepting)
            {
                bool isFinal = Array.TrueForAll(automaton.Next[state], target => target == state);
                numbers[state] = !isFinal ? count++ : accepting ? RegexTable.AcceptsAll : RegexTable.RejectsAll;
            }
        }

        return count;
    }

    /// <summary>
    /// The new number of each class, when classes that no state tells apart become one, and one old class for each new one. Numbers stay
    /// ordered by the first character.
    /// </summary>
    private static int[] MergeClasses(int[][] rows, out int[] representatives)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] merged = new int[rows[0].Length];
        var first = new List<int>();
        for (int number = 0; number < merged.Length; number++)
        {
            string column = string.Concat(rows.Select(row => (char)row[number]));
            if (!known.TryGetValue(column, out merged[number]))
            {
                known.Add(column, merged[number] = first.Count);
                first.Add(number);
            }
        }

        representatives = [.. first];
        return merged;
    }
}
