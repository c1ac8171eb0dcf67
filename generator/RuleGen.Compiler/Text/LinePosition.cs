namespace RuleGen.Compiler.Text;

/// <summary>A zero-based line and a zero-based column in UTF-16 code units. People count both from one: add one when printing.</summary>
public readonly record struct LinePosition(int Line, int Column);
