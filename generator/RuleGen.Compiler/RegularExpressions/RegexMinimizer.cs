namespace RuleGen.Compiler.RegularExpressions;

/// <summary>
/// Makes one state of those that accept the same from there on (J. Hopcroft, An n log n Algorithm for Minimizing States in a Finite
/// Automaton, 1971).
/// </summary>
internal sealed class RegexMinimizer
{
    private readonly RegexAutomaton _automaton;
    private readonly List<int>[][] _sources;
    private readonly int[] _blockOf;
    private readonly List<HashSet<int>> _blocks = [];
    private readonly Queue<int> _waiting = new();
    private readonly HashSet<int> _isWaiting = [];

    private RegexMinimizer(RegexAutomaton automaton)
    {
        _automaton = automaton;
        _blockOf = new int[automaton.Next.Length];
        _sources = [.. automaton.Next[0].Select(_ => new List<int>[automaton.Next.Length])];
        for (int state = 0; state < automaton.Next.Length; state++)
        {
            for (int number = 0; number < _sources.Length; number++)
            {
                (_sources[number][automaton.Next[state][number]] ??= []).Add(state);
            }
        }
    }

    /// <summary>The automaton with the fewest states that accepts the same.</summary>
    public static RegexAutomaton Minimize(RegexAutomaton automaton) => new RegexMinimizer(automaton).Minimize();

    private RegexAutomaton Minimize()
    {
        foreach (IGrouping<bool, int> group in Enumerable.Range(0, _blockOf.Length).GroupBy(state => _automaton.Accepting[state]))
        {
            AddBlock([.. group]);
        }

        while (_waiting.Count > 0)
        {
            int splitter = _waiting.Dequeue();
            _isWaiting.Remove(splitter);
            int[] targets = [.. _blocks[splitter]];
            foreach (List<int>[] sources in _sources)
            {
                Split(targets.SelectMany(target => sources[target] ?? []));
            }
        }

        return Join();
    }

    /// <summary>Parts the states that lead into the splitter from those of their block that do not.</summary>
    private void Split(IEnumerable<int> states)
    {
        foreach (IGrouping<int, int> group in states.GroupBy(state => _blockOf[state]).ToArray())
        {
            HashSet<int> block = _blocks[group.Key];
            HashSet<int> part = [.. group];
            if (part.Count == block.Count)
            {
                continue;
            }

            if (part.Count * 2 > block.Count)
            {
                part = [.. block.Where(state => !part.Contains(state))];
            }

            block.ExceptWith(part);
            AddBlock(part);
        }
    }

    // The new block is the smaller one, which suffices as a splitter; when the other one still waits, both do.
    private void AddBlock(HashSet<int> states)
    {
        int number = _blocks.Count;
        _blocks.Add(states);
        foreach (int state in states)
        {
            _blockOf[state] = number;
        }

        if (_isWaiting.Add(number))
        {
            _waiting.Enqueue(number);
        }
    }

    private RegexAutomaton Join()
    {
        // The initial state stays state 0, and the others follow in the order in which they are met.
        var numbers = new Dictionary<int, int>();
        var order = new List<int>();
        Visit(0);
        for (int i = 0; i < order.Count; i++)
        {
            foreach (int target in _automaton.Next[order[i]])
            {
                Visit(target);
            }
        }

        return new RegexAutomaton(
            [.. order.Select(state => _automaton.Accepting[state])],
            [.. order.Select(state => _automaton.Next[state].Select(target => numbers[_blockOf[target]]).ToArray())]);

        void Visit(int state)
        {
            if (!numbers.ContainsKey(_blockOf[state]))
            {
                numbers.Add(_blockOf[state], order.Count);
                order.Add(state);
            }
        }
    }
}
