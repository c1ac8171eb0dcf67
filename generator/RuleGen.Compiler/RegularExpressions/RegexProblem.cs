using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RegularExpressions;

/// <summary>A finding in a pattern.</summary>
/// <param name="Descriptor">What kind.</param>
/// <param name="Span">Where in the pattern, in UTF-16 code units of its value.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
internal sealed record RegexProblem(RuleDiagnosticDescriptor Descriptor, SourceSpan Span, string Message);
