namespace RuleGen.Compiler.RegularExpressions;

/// <summary>
/// Makes terms and simplifies them as it does, so far that a term has finitely many derivatives: alternatives and conjunctions are sets,
/// sequences lean to the right, and what accepts nothing or everything swallows its surroundings.
/// </summary>
/// <remarks>J. A. Brzozowski, Derivatives of Regular Expressions, 1964; the idea of pooled terms is that of Owens, Reppy and Turon, 2009.</remarks>
internal sealed class RegexTermPool
{
    private readonly Dictionary<RegexTerm, RegexTerm> _terms = new(RegexTerm.ByForm);
    private readonly Dictionary<(int Term, int Class), RegexTerm> _derivatives = [];
    private readonly CharacterClasses _classes;
    private readonly int _mostWork;

    /// <summary>Makes an empty pool.</summary>
    /// <param name="classes">The classes of characters.</param>
    /// <param name="mostWork">How many parts of terms may be looked at before <see cref="IsExhausted"/>.</param>
    public RegexTermPool(CharacterClasses classes, int mostWork)
    {
        _classes = classes;
        _mostWork = mostWork;
        Nothing = Intern(RegexTermKind.Any, [], isNullable: false);
        Empty = Intern(RegexTermKind.Empty, [], isNullable: true);
        AnyCharacter = Character(CodePointSet.All);
        AnyText = Intern(RegexTermKind.Repetition, [AnyCharacter], isNullable: true, least: 0, most: RegexNode.Unlimited);
    }

    /// <summary>Accepts no text.</summary>
    public RegexTerm Nothing { get; }

    /// <summary>Accepts the empty text.</summary>
    public RegexTerm Empty { get; }

    /// <summary>Accepts every text.</summary>
    public RegexTerm AnyText { get; }

    /// <summary>Whether the work exceeds its limit; what is made from then on is of no use.</summary>
    public bool IsExhausted => Work > _mostWork;

    private int Work { get; set; }

    private RegexTerm AnyCharacter { get; }

    /// <summary>The term of an expression, whose sets must be those of the classes.</summary>
    public RegexTerm Of(RegexNode node) => node switch
    {
        RegexCharacter character => Character(character.Set),
        RegexSequence sequence => sequence.Items.Reverse().Aggregate(Empty, (rest, item) => Sequence(Of(item), rest)),
        RegexAlternation alternation => Any(alternation.Items.Select(Of)),
        RegexIntersection intersection => All(intersection.Items.Select(Of)),
        RegexComplement complement => Not(Of(complement.Item)),
        RegexRepetition repetition => Repetition(Of(repetition.Item), repetition.Least, repetition.Most),
        _ => throw new InvalidOperationException($"No term for {node.GetType().Name}."),
    };

    /// <summary>What a text may be behind a character of a class for the term to accept both.</summary>
    public RegexTerm Derive(RegexTerm term, int number)
    {
        if (!_derivatives.TryGetValue((term.Id, number), out RegexTerm? derivative))
        {
            Work++;
            derivative = IsExhausted ? Nothing : Compute(term, number);
            _derivatives.Add((term.Id, number), derivative);
        }

        return derivative;
    }

    private RegexTerm Compute(RegexTerm term, int number) => term.Kind switch
    {
        RegexTermKind.Empty => Nothing,
        RegexTermKind.Character => term.Members[number] ? Empty : Nothing,
        RegexTermKind.Sequence => DeriveSequence(term, number),
        RegexTermKind.Any => Any(term.Parts.Select(part => Derive(part, number))),
        RegexTermKind.All => All(term.Parts.Select(part => Derive(part, number))),
        RegexTermKind.Not => Not(Derive(term.Parts[0], number)),
        _ => Sequence(Derive(term.Parts[0], number), Repetition(term.Parts[0], Math.Max(0, term.Least - 1), Fewer(term.Most))),
    };

    // A loop, for a sequence is as deep as it is long.
    private RegexTerm DeriveSequence(RegexTerm term, int number)
    {
        var derivatives = new List<RegexTerm>();
        while (term.Kind == RegexTermKind.Sequence)
        {
            derivatives.Add(Sequence(Derive(term.Parts[0], number), term.Parts[1]));
            if (!term.Parts[0].IsNullable)
            {
                return Any(derivatives);
            }

            term = term.Parts[1];
        }

        derivatives.Add(Derive(term, number));
        return Any(derivatives);
    }

    private static int Fewer(int most) => most == RegexNode.Unlimited ? most : most - 1;

    private RegexTerm Character(CodePointSet set)
    {
        bool[] members = _classes.MembersOf(set);
        return Array.IndexOf(members, true) < 0 ? Nothing : Intern(RegexTermKind.Character, [], isNullable: false, members);
    }

    private RegexTerm Sequence(RegexTerm first, RegexTerm rest)
    {
        if (first == Nothing || rest == Nothing)
        {
            return Nothing;
        }

        if (first == Empty)
        {
            return rest;
        }

        if (rest == Empty || (first == AnyText && (rest == AnyText || (rest.Kind == RegexTermKind.Sequence && rest.Parts[0] == AnyText))))
        {
            return rest == Empty ? first : rest;
        }

        switch (first.Kind)
        {
            case RegexTermKind.Any:
                return Any(first.Parts.Select(part => Sequence(part, rest)));
            case RegexTermKind.Sequence:
                var heads = new Stack<RegexTerm>();
                for (; first.Kind == RegexTermKind.Sequence; first = first.Parts[1])
                {
                    heads.Push(first.Parts[0]);
                    Work++;
                }

                return heads.Aggregate(Sequence(first, rest), (tail, head) => Intern(RegexTermKind.Sequence, [head, tail], head.IsNullable && tail.IsNullable));
            default:
                return Intern(RegexTermKind.Sequence, [first, rest], first.IsNullable && rest.IsNullable);
        }
    }

    private RegexTerm Any(IEnumerable<RegexTerm> items)
    {
        RegexTerm[] parts = Parts(RegexTermKind.Any, items);
        return Array.IndexOf(parts, AnyText) >= 0 ? AnyText
            : parts.Length == 1 ? parts[0]
            : Intern(RegexTermKind.Any, parts, Array.Exists(parts, static part => part.IsNullable));
    }

    private RegexTerm All(IEnumerable<RegexTerm> items)
    {
        RegexTerm[] parts = Parts(RegexTermKind.All, items.Where(item => item != AnyText));
        return parts.Length == 0 ? AnyText
            : Array.IndexOf(parts, Nothing) >= 0 ? Nothing
            : parts.Length == 1 ? parts[0]
            : Intern(RegexTermKind.All, parts, Array.TrueForAll(parts, static part => part.IsNullable));
    }

    private RegexTerm Not(RegexTerm part) =>
        part == Nothing ? AnyText
        : part == AnyText ? Nothing
        : part.Kind == RegexTermKind.Not ? part.Parts[0]
        : Intern(RegexTermKind.Not, [part], !part.IsNullable);

    private RegexTerm Repetition(RegexTerm part, int least, int most)
    {
        bool isStar = part is { Kind: RegexTermKind.Repetition, Least: 0, Most: RegexNode.Unlimited };
        least = part.IsNullable ? 0 : least;
        return most == 0 || part == Empty ? Empty
            : part == Nothing ? (least == 0 ? Empty : Nothing)
            : isStar || (least, most) == (1, 1) ? part
            : part.IsNullable && most == 1 ? part
            : Intern(RegexTermKind.Repetition, [part], least == 0, least: least, most: most);
    }

    /// <summary>The parts of a set of terms: those of the same form taken apart, each once, in one order.</summary>
    private RegexTerm[] Parts(RegexTermKind kind, IEnumerable<RegexTerm> items)
    {
        var parts = new SortedDictionary<int, RegexTerm>();
        foreach (RegexTerm part in items.SelectMany(item => item.Kind == kind ? item.Parts : [item]))
        {
            Work++;
            parts[part.Id] = part;
        }

        return [.. parts.Values];
    }

    private RegexTerm Intern(RegexTermKind kind, RegexTerm[] parts, bool isNullable, bool[]? members = null, int least = 0, int most = 0)
    {
        var term = new RegexTerm(_terms.Count, kind, parts, isNullable) { Members = members ?? [], Least = least, Most = most };
        if (_terms.TryGetValue(term, out RegexTerm? known))
        {
            return known;
        }

        Work++;
        _terms.Add(term, term);
        return term;
    }
}
