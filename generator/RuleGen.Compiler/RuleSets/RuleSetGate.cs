using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>
/// What every event that any rule matches satisfies, told by the fields of one object alone. A detector reads those first, and the rest only of the
/// events that pass.
/// </summary>
/// <param name="Condition">Follows from each rule's condition.</param>
/// <param name="Fields">What it reads, each field once.</param>
public sealed record RuleSetGate(Predicate Condition, EquatableArray<string> Fields);
