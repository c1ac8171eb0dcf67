using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Explanation;

/// <summary>A part of a condition and what became of it for one event. Every part is judged, also where a detector would have stopped before.</summary>
/// <param name="Predicate">The part.</param>
/// <param name="Holds">Its answer.</param>
public sealed record ExplainedNode(Predicate Predicate, bool Holds)
{
    /// <summary>
    /// The parts inside: the items of an <see cref="And"/> or <see cref="Or"/>, the one of a <see cref="Not"/>; of a <see cref="Nested"/> its
    /// item once for each element of the event's array. A test has none.
    /// </summary>
    public EquatableArray<ExplainedNode> Items { get; init; }

    /// <summary>What a test saw: every value of the fields that it reads.</summary>
    public EquatableArray<SeenValue> Values { get; init; }

    /// <summary>
    /// What the parts of a <see cref="ComputedTest"/> came to, the whole first: for the values that make it true, else for the first value of
    /// each field.
    /// </summary>
    public EquatableArray<ComputedValue> Computed { get; init; }

    /// <summary>Which of the test's alternatives (<see cref="TestAlternatives"/>) some value passed, in ascending order.</summary>
    public EquatableArray<int> PassedAlternatives { get; init; }

    /// <summary>The items for people: those of an "all of" inside an "all of", or "any of" inside "any of", stand in its place.</summary>
    public IEnumerable<ExplainedNode> Terms => Items.SelectMany(item => item.Predicate is And or Or && item.Predicate.GetType() == Predicate.GetType() ? item.Terms : [item]);

    /// <summary>Whether the part asks the event itself, rather than joining others.</summary>
    public bool IsTest => Predicate is not (And or Or or Not or Nested);
}

/// <summary>A value of the event that a test looked at.</summary>
/// <param name="Field">The field it is a value of.</param>
/// <param name="Kind">What it is in the document.</param>
/// <param name="Text">A string's characters, else as written. Bytes that are no UTF-8 are replaced; nothing else is: it may hold anything.</param>
/// <param name="PassedBy">The test it passed, of a list the entry that let it; null when it did not.</param>
public sealed record SeenValue(string Field, Evaluation.FieldValueKind Kind, string Text, Predicate? PassedBy);

/// <summary>What an expression came to.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Value">Its value.</param>
public sealed record ComputedValue(ComputedExpression Expression, ComputedConstant Value);
