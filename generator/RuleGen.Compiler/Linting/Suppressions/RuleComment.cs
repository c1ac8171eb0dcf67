using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting.Suppressions;

/// <summary>A comment of a rule file or of the query in it.</summary>
/// <param name="Text">What it says, without the signs that make it a comment.</param>
/// <param name="Place">Where that stands in the file, letter for letter.</param>
/// <param name="Subject">What it is about: its own line when something stands before it, else what comes next.</param>
internal sealed record RuleComment(string Text, SourceSpan Place, SourceSpan Subject);
