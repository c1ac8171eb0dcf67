namespace RuleGen.Package.Tests;

/// <summary>A block of code.</summary>
/// <param name="Language"><c>sh</c>: commands to run; <c>output</c>: lines that the commands before it write.</param>
/// <param name="File">The file that the block is the text of, as it stands behind the language; null: it is of no file.</param>
/// <param name="Text">What the block holds.</param>
internal sealed record PageBlock(string Language, string? File, string Text);
