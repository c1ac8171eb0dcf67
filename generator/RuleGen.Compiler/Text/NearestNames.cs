namespace RuleGen.Compiler.Text;

/// <summary>Finds the names that someone who wrote another one probably meant.</summary>
public static class NearestNames
{
    // Two typing errors are still recognisable in a name of six letters or more; beyond three a hint misleads.
    private const int MaxDistance = 3;

    /// <summary>
    /// The candidates nearest to <paramref name="name"/>, best first: fewest insertions, deletions, replacements and
    /// swaps of neighbours, letter case aside; of equals the ordinally first. Empty when nothing is near.
    /// </summary>
    /// <remarks>
    /// Candidates whose length differs too much cost nothing, the others a band of the edit table: linear in the
    /// number of candidates and in the length of the name.
    /// </remarks>
    public static IReadOnlyList<string> Find(string name, IEnumerable<string> candidates, int count = 3)
    {
        int limit = Math.Min(MaxDistance, Math.Max(1, name.Length / 3));
        var near = new List<(int Distance, string Name)>();
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) > limit)
            {
                continue;
            }

            int distance = Distance(name, candidate, limit);
            if (distance <= limit)
            {
                near.Add((distance, candidate));
            }
        }

        return
        [
            .. near
                .OrderBy(static item => item.Distance)
                .ThenBy(static item => item.Name, StringComparer.Ordinal)
                .Take(count)
                .Select(static item => item.Name),
        ];
    }

    /// <summary>The end of a message: <c>; did you mean 'a'?</c>, with up to three names, or nothing.</summary>
    public static string DidYouMean(string name, IEnumerable<string> candidates) => DidYouMean(Find(name, candidates));

    /// <summary>The end of a message that offers <paramref name="nearest"/>; nothing when there are none.</summary>
    public static string DidYouMean(IReadOnlyList<string> nearest) =>
        nearest.Count == 0 ? "" : $"; did you mean {string.Join(" or ", nearest.Select(static n => $"'{n}'"))}?";

    /// <summary>Optimal string alignment within a band of <paramref name="limit"/>; any value above it means farther.</summary>
    private static int Distance(string a, string b, int limit)
    {
        int far = limit + 1;
        int[] beforeLast = new int[b.Length + 1];
        int[] last = new int[b.Length + 1];
        int[] current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = Math.Min(j, far);
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int from = Math.Max(1, i - limit);
            int to = Math.Min(b.Length, i + limit);
            current[from - 1] = from == 1 ? Math.Min(i, far) : far;
            int best = current[from - 1];
            for (int j = from; j <= to; j++)
            {
                bool same = Fold(a[i - 1]) == Fold(b[j - 1]);
                int above = j < i + limit ? last[j] + 1 : far;
                int value = Math.Min(Math.Min(above, current[j - 1] + 1), last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Fold(a[i - 1]) == Fold(b[j - 2]) && Fold(a[i - 2]) == Fold(b[j - 1]))
                {
                    value = Math.Min(value, beforeLast[j - 2] + 1);
                }

                current[j] = Math.Min(value, far);
                best = Math.Min(best, current[j]);
            }

            if (best == far)
            {
                return far;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }

    // Names of fields and keys are ASCII; folding more would not make a hint better.
    private static char Fold(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
}
