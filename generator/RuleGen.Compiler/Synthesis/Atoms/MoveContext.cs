using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>What an atom may look at to propose values that fit the rest.</summary>
/// <param name="Fields">The numbers of the fields.</param>
/// <param name="Draft">The event so far.</param>
/// <param name="Held">The atoms about the same fields whose answers must stay.</param>
internal sealed record MoveContext(FieldTable Fields, EventDraft Draft, IReadOnlyList<AtomGoal> Held)
{
    /// <summary>The values that a field has so far.</summary>
    public IReadOnlyList<SampleValue> ValuesOf(FieldReference field) => Draft[Fields.NumberOf(field)];

    /// <summary>The atoms that some value of the field satisfies and must go on to.</summary>
    public IEnumerable<TAtom> RequiredOf<TAtom>(FieldReference field)
        where TAtom : Atom =>
        Held.Where(static goal => goal.Wanted).Select(static goal => goal.Atom).OfType<TAtom>().Where(atom => atom.Field.Name == field.Name);
}
