using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>The class a user marked with <c>[RuleSet]</c>.</summary>
/// <param name="Namespace">Its namespace; null for the global one.</param>
/// <param name="ContainingTypes">Declarations it is nested in, outermost first, such as <c>partial class Outer</c>.</param>
/// <param name="Name">Its name, escaped where it is a C# keyword.</param>
/// <param name="Files">The attribute's glob; null: all rule files of the project.</param>
public sealed record RuleSetTarget(string? Namespace, EquatableArray<string> ContainingTypes, string Name, string? Files)
{
    /// <summary>A ruleset outside any type.</summary>
    public static RuleSetTarget Create(string? ns, string name, string? files = null) => new(ns, [], name, files);
}

/// <summary>A C# file the compiler made.</summary>
/// <param name="HintName">Its name, unique in the compilation.</param>
/// <param name="Text">Its text, LF line ends.</param>
public sealed record GeneratedFile(string HintName, string Text);
