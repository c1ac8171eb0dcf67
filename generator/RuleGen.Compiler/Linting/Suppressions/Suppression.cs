using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting.Suppressions;

/// <summary>A comment that says which findings are known and why: <c># rulegen: ignore RG5001 -- reason</c>.</summary>
/// <param name="Ids">The ids, with their places in the file.</param>
/// <param name="Scope">The part of the file in which findings are ignored that begin there.</param>
internal sealed record Suppression(EquatableArray<SuppressedId> Ids, SourceSpan Scope);

/// <summary>An id in a suppression.</summary>
/// <param name="Id">The id.</param>
/// <param name="Span">Where it stands in the file.</param>
internal readonly record struct SuppressedId(string Id, SourceSpan Span);
