using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator;

/// <summary>Which rule files belong to which ruleset, and what is said about them.</summary>
internal static class RuleFiles
{
    /// <summary>The rules a ruleset takes.</summary>
    public static IEnumerable<CompiledRule> OfRuleSet(RuleSetTarget target, ImmutableArray<RuleFile> files)
    {
        PathGlob? glob = target.Files is null ? null : new PathGlob(target.Files);
        return files.Where(file => Takes(glob, file)).Select(static file => file.Rule);
    }

    /// <summary>
    /// Reports what was found in the rule files, each once however many rulesets take it, and files that no ruleset takes.
    /// A plain additional file that no ruleset names is somebody else's and is not spoken of.
    /// </summary>
    public static void Report(SourceProductionContext output, ImmutableArray<RuleFile> files, ImmutableArray<RuleSetDeclaration> declarations)
    {
        PathGlob?[] globs = GlobsOf(declarations);
        foreach (RuleFile file in files)
        {
            bool taken = globs.Any(glob => Takes(glob, file));
            if (taken || !file.NamedOnly)
            {
                Report(output, file.Rule.Diagnostics, [file]);
            }

            if (!taken && !file.NamedOnly)
            {
                string message = globs.Length == 0
                    ? "no class of this project is marked [RuleSet], so this rule is not compiled; add '[RuleSet] public sealed partial class Rules;'"
                    : "no [RuleSet] glob names this file, so the rule is not compiled; widen a glob or remove the file";
                output.ReportDiagnostic(DiagnosticConversion.ToRoslyn(
                    RuleDiagnostic.Create(DiagnosticCatalogue.RuleInNoRuleSet, file.Rule.File, new SourceSpan(0, 0), message), file.FullPath));
            }
        }
    }

    /// <summary>Reports findings at their files.</summary>
    public static void Report(SourceProductionContext output, IEnumerable<RuleDiagnostic> diagnostics, ImmutableArray<RuleFile> files)
    {
        foreach (RuleDiagnostic diagnostic in diagnostics)
        {
            string fullPath = files.FirstOrDefault(file => file.Rule.File.Path == diagnostic.Path)?.FullPath ?? diagnostic.Path;
            output.ReportDiagnostic(DiagnosticConversion.ToRoslyn(diagnostic, fullPath));
        }
    }

    /// <summary>Whether anything is said about a file: it is an item of ours, or some ruleset names it.</summary>
    public static bool IsOurs(RuleFile file, PathGlob?[] globs) => !file.NamedOnly || globs.Any(glob => Takes(glob, file));

    /// <summary>Which files the rulesets take; null stands for one that takes all items.</summary>
    public static PathGlob?[] GlobsOf(ImmutableArray<RuleSetDeclaration> declarations) =>
        [.. declarations.Where(static d => d.Target is not null).Select(static d => d.Target!.Files is { } glob ? new PathGlob(glob) : null)];

    private static bool Takes(PathGlob? glob, RuleFile file) => glob is null ? !file.NamedOnly : glob.IsMatch(file.Rule.File.Path);
}
