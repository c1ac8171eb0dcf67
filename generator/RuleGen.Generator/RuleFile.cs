using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator;

/// <summary>A rule file of the project and what it became.</summary>
/// <param name="Rule">The result.</param>
/// <param name="FullPath">Where diagnostics point.</param>
/// <param name="NamedOnly">Whether only a ruleset whose glob names the file takes it.</param>
internal sealed record RuleFile(CompiledRule Rule, string FullPath, bool NamedOnly)
{
    /// <summary>Compiles a file.</summary>
    public static RuleFile Compile(RuleFileInput file, FieldSchema schema, DebugPaths paths)
    {
        var text = new SourceText(file.Path, file.Text, paths.Of(file.FullPath));
        return new RuleFile(RuleCompiler.Compile(text, schema), file.FullPath, file.Kind == RuleFileKind.PlainRule);
    }
}
