using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets.Index;

/// <summary>What a witness looks for in a field.</summary>
public enum WitnessKind
{
    /// <summary>Some value is this text.</summary>
    Text,

    /// <summary>Some value has this text in it, where <see cref="FragmentPlace"/> says.</summary>
    Fragment,

    /// <summary>Some value has a character beyond ASCII.</summary>
    NotAscii,

    /// <summary>The field has some value.</summary>
    Presence,
}

/// <summary>Where in a value a fragment stands. The runtime's <c>FragmentEntry</c> has the same numbers.</summary>
public enum FragmentPlace
{
    /// <summary>Anywhere.</summary>
    Anywhere,

    /// <summary>The value begins with it.</summary>
    Start,

    /// <summary>The value ends with it.</summary>
    End,
}

/// <summary>Something an event must have for a rule to match.</summary>
/// <param name="Kind">What is looked for.</param>
/// <param name="Field">In which field.</param>
/// <param name="Text">The text or fragment, folded where case is ignored; empty for the other kinds.</param>
/// <param name="IgnoreCase">Whether the rule ignores case there.</param>
/// <param name="Place">Where a fragment stands.</param>
public sealed record WitnessKey(WitnessKind Kind, string Field, string Text = "", bool IgnoreCase = false, FragmentPlace Place = FragmentPlace.Anywhere)
{
    /// <inheritdoc/>
    public override string ToString() => (Kind, Place) switch
    {
        (WitnessKind.Text, _) => $"{Field} is \"{Text}\"",
        (WitnessKind.Fragment, FragmentPlace.Start) => $"{Field} begins with \"{Text}\"",
        (WitnessKind.Fragment, FragmentPlace.End) => $"{Field} ends with \"{Text}\"",
        (WitnessKind.NotAscii, _) => $"{Field} has a character beyond ASCII",
        (WitnessKind.Fragment, _) => $"{Field} has \"{Text}\" in it",
        _ => $"{Field} has a value",
    };
}

/// <summary>A field that splits a stream coarsely, and the texts one of which a rule needs there.</summary>
public sealed record Gate(string Field, EquatableArray<WitnessKey> Keys)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Field} is {string.Join(" or ", Keys.Select(static key => $"\"{key.Text}\""))}";
}

/// <summary>
/// When a rule must be asked about an event: when the event passes all <see cref="Gates"/> and has one of <see cref="Keys"/>. Both are
/// necessary for the rule to match, neither is sufficient.
/// </summary>
/// <param name="Gates">Conditions on coarse fields; empty: none.</param>
/// <param name="Keys">What wakes the rule.</param>
/// <param name="IsAlwaysOn">No key is known, so every event that passes the gates wakes the rule.</param>
public sealed record RuleWitness(EquatableArray<Gate> Gates, EquatableArray<WitnessKey> Keys, bool IsAlwaysOn)
{
    private const int MostListed = 8;

    /// <summary>The decision in words.</summary>
    public string Reason =>
        IsAlwaysOn ? "every event: no part of the condition needs a certain text, fragment or field"
        : Keys.Count == 0 ? "no event: the condition cannot hold"
        : "when " + string.Join(", or ", Keys.Take(MostListed)) + (Keys.Count > MostListed ? FormattableString.Invariant($", or {Keys.Count - MostListed} more") : "");
}
