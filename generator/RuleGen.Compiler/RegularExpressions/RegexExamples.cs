using RuleGen.Compiler.Predicates;
using RuleGen.Matching;

namespace RuleGen.Compiler.RegularExpressions;

/// <summary>Finds texts that a regular expression accepts.</summary>
public static class RegexExamples
{
    /// <summary>
    /// Short accepted texts, the shortest first: together they take every step of the automaton that leads to acceptance, up to
    /// <paramref name="most"/> of them. None when the expression accepts nothing.
    /// </summary>
    public static IReadOnlyList<string> Accepted(Regex regex, bool ignoreCase, int most = 16)
    {
        RegexNode expression = RegexCompiler.Parse(regex.Patterns, ignoreCase);
        CharacterClasses classes = RegexCompiler.ClassesOf(expression);
        RegexAutomaton automaton = RegexMinimizer.Minimize(RegexAutomaton.Build(expression, classes)!);
        string?[] characters = Characters(classes);
        string?[] heads = Heads(automaton, characters);
        string?[] tails = Tails(automaton, characters);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        if (tails[0] is { } shortest)
        {
            texts.Add(shortest);
        }

        for (int state = 0; state < heads.Length; state++)
        {
            for (int number = 0; number < characters.Length; number++)
            {
                if (heads[state] is { } head && characters[number] is { } character && tails[automaton.Next[state][number]] is { } tail)
                {
                    texts.Add(head + character + tail);
                }
            }
        }

        return [.. texts.OrderBy(static text => text.Length).ThenBy(static text => text, StringComparer.Ordinal).Take(most)];
    }

    /// <summary>A character of each class, a letter or digit if it has one; null for stray bytes and surrogates, which are none.</summary>
    private static string?[] Characters(CharacterClasses classes)
    {
        string?[] characters = new string?[classes.Count];
        foreach (int codePoint in "amAM019-_ .".Select(static c => (int)c).Concat(classes.Ranges.Select(static range => range.First)))
        {
            int number = classes.Ranges.Last(range => range.First <= codePoint).Class;
            if (codePoint is not (RegexTable.StrayByte or (>= 0xD800 and <= 0xDFFF)))
            {
                characters[number] ??= char.ConvertFromUtf32(codePoint);
            }
        }

        return characters;
    }

    /// <summary>A shortest text that leads to each state.</summary>
    private static string?[] Heads(RegexAutomaton automaton, string?[] characters)
    {
        string?[] heads = new string?[automaton.Next.Length];
        heads[0] = "";
        var waiting = new Queue<int>([0]);
        while (waiting.Count > 0)
        {
            int state = waiting.Dequeue();
            for (int number = 0; number < characters.Length; number++)
            {
                int target = automaton.Next[state][number];
                if (characters[number] is { } character && heads[target] is null)
                {
                    heads[target] = heads[state] + character;
                    waiting.Enqueue(target);
                }
            }
        }

        return heads;
    }

    /// <summary>A shortest text by which each state comes to acceptance.</summary>
    private static string?[] Tails(RegexAutomaton automaton, string?[] characters)
    {
        string?[] tails = [.. automaton.Accepting.Select(static accepting => accepting ? "" : null)];
        for (bool isChanged = true; isChanged;)
        {
            isChanged = false;
            string?[] shorter = [.. tails];
            for (int state = 0; state < tails.Length; state++)
            {
                for (int number = 0; number < characters.Length; number++)
                {
                    if (tails[state] is null && characters[number] is { } character && shorter[automaton.Next[state][number]] is { } tail)
                    {
                        tails[state] = character + tail;
                        isChanged = true;
                    }
                }
            }
        }

        return tails;
    }
}
