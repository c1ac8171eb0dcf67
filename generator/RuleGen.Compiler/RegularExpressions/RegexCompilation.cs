namespace RuleGen.Compiler.RegularExpressions;

/// <summary>What became of a pattern.</summary>
/// <param name="Table">The automaton in the layout of <see cref="Matching.RegexTable"/>; null when there is an error.</param>
/// <param name="Problems">Errors and warnings.</param>
internal sealed record RegexCompilation(byte[]? Table, IReadOnlyList<RegexProblem> Problems);
