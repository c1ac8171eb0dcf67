namespace RuleGen.Compiler.RegularExpressions;

/// <summary>A deterministic automaton: for each state whether it accepts, and the next state for each class of characters.</summary>
/// <param name="Accepting">Whether each state accepts. State 0 is the initial one.</param>
/// <param name="Next">For each state the next state for each class.</param>
internal sealed record RegexAutomaton(bool[] Accepting, int[][] Next)
{
    /// <summary>The most states while an automaton is built, before those that do the same become one.</summary>
    public const int MostStates = 10_000;

    // Terms that grow without new states would otherwise take memory; some 100 bytes a unit.
    private const int MostWork = 2_000_000;

    /// <summary>Builds the automaton of an expression: its states are the derivatives of the expression. Null when there are too many.</summary>
    public static RegexAutomaton? Build(RegexNode expression, CharacterClasses classes)
    {
        var pool = new RegexTermPool(classes, MostWork);
        var states = new List<RegexTerm> { pool.Of(expression) };
        var numbers = new Dictionary<RegexTerm, int> { [states[0]] = 0 };
        var next = new List<int[]>();
        while (next.Count < states.Count)
        {
            int[] row = new int[classes.Count];
            for (int number = 0; number < row.Length; number++)
            {
                RegexTerm target = pool.Derive(states[next.Count], number);
                if (!numbers.TryGetValue(target, out row[number]))
                {
                    numbers.Add(target, row[number] = states.Count);
                    states.Add(target);
                }
            }

            next.Add(row);
            if (states.Count > MostStates || pool.IsExhausted)
            {
                return null;
            }
        }

        return new RegexAutomaton([.. states.Select(static state => state.IsNullable)], [.. next]);
    }
}
