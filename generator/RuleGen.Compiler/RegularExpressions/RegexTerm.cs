namespace RuleGen.Compiler.RegularExpressions;

/// <summary>The forms of a <see cref="RegexTerm"/>.</summary>
internal enum RegexTermKind
{
    /// <summary>One character of a set.</summary>
    Character,

    /// <summary>The empty text.</summary>
    Empty,

    /// <summary>A first part and the rest.</summary>
    Sequence,

    /// <summary>Any of the parts.</summary>
    Any,

    /// <summary>All of the parts.</summary>
    All,

    /// <summary>Not the part.</summary>
    Not,

    /// <summary>The part, a number of times.</summary>
    Repetition,
}

/// <summary>
/// A regular expression while an automaton is built from it. A pool makes equal terms one object (<see cref="RegexTermPool"/>), so terms are
/// equal when they are the same.
/// </summary>
/// <param name="id">The number of the term in its pool.</param>
/// <param name="kind">The form.</param>
/// <param name="parts">The parts; those of <see cref="RegexTermKind.Any"/> and <see cref="RegexTermKind.All"/> ascending by number.</param>
/// <param name="isNullable">Whether it accepts the empty text.</param>
internal sealed class RegexTerm(int id, RegexTermKind kind, RegexTerm[] parts, bool isNullable)
{
    /// <summary>The number of the term in its pool.</summary>
    public int Id => id;

    /// <summary>The form.</summary>
    public RegexTermKind Kind => kind;

    /// <summary>The parts.</summary>
    public RegexTerm[] Parts => parts;

    /// <summary>Whether it accepts the empty text.</summary>
    public bool IsNullable => isNullable;

    /// <summary>For each class of characters, whether a <see cref="RegexTermKind.Character"/> accepts it.</summary>
    public bool[] Members { get; init; } = [];

    /// <summary>The fewest times of a <see cref="RegexTermKind.Repetition"/>.</summary>
    public int Least { get; init; }

    /// <summary>The most times of a <see cref="RegexTermKind.Repetition"/>.</summary>
    public int Most { get; init; }

    /// <summary>Tells terms apart by form and parts; the parts by themselves.</summary>
    public static IEqualityComparer<RegexTerm> ByForm { get; } = new FormComparer();

    private sealed class FormComparer : IEqualityComparer<RegexTerm>
    {
        public bool Equals(RegexTerm? x, RegexTerm? y) =>
            x!.Kind == y!.Kind
            && x.Least == y.Least
            && x.Most == y.Most
            && x.Parts.SequenceEqual(y.Parts)
            && x.Members.AsSpan().SequenceEqual(y.Members);

        public int GetHashCode(RegexTerm obj)
        {
            int hash = unchecked(((int)obj.Kind * 31) + (obj.Least * 7) + obj.Most);
            foreach (RegexTerm part in obj.Parts)
            {
                hash = unchecked((hash * 31) + part.Id);
            }

            foreach (bool member in obj.Members)
            {
                hash = unchecked((hash * 31) + (member ? 1 : 2));
            }

            return hash;
        }
    }
}
