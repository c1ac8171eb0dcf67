using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RuleGen.Compiler.RuleTests;

namespace RuleGen.Generator;

/// <summary>What a project says an additional file is.</summary>
internal enum RuleFileKind
{
    /// <summary>A <c>DetectionRule</c> item.</summary>
    Rule,

    /// <summary>A <c>DetectionSchema</c> item.</summary>
    Schema,

    /// <summary>A <c>DetectionException</c> item.</summary>
    Exceptions,

    /// <summary>A <c>DetectionValueList</c> item.</summary>
    ValueList,

    /// <summary>A <c>DetectionRuleTest</c> item.</summary>
    Tests,

    /// <summary>A test file given as a plain additional file: it counts when its rule does.</summary>
    PlainTests,

    /// <summary>A .toml file given as a plain additional file: a rule of those rulesets whose glob names it.</summary>
    PlainRule,
}

/// <summary>A file of the project that RuleGen reads.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Relative to the project where it lies below it, with forward slashes; else as given.</param>
/// <param name="FullPath">As the compiler knows it: where a diagnostic must point.</param>
/// <param name="Text">Its text.</param>
internal sealed record RuleFileInput(RuleFileKind Kind, string Path, string FullPath, string Text)
{
    // A suffix says what a file is, even where a glob took it for a rule.
    private const string ExceptionsSuffix = ".exceptions.toml";

    /// <summary>The file as the compiler core reads those that are named by their full path.</summary>
    public Compiler.Text.SourceText ToSourceText() => new(FullPath, Text);

    /// <summary>Reads an additional file, or nothing when it is none of ours.</summary>
    public static RuleFileInput? Read(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.RuleGenItem", out string? item);
        RuleFileKind? kind = item switch
        {
            "Rule" when HasSuffix(file.Path, ExceptionsSuffix) => RuleFileKind.Exceptions,
            "Rule" when RuleTestFile.IsTestFile(file.Path) => RuleFileKind.Tests,
            "Rule" => RuleFileKind.Rule,
            "Tests" => RuleFileKind.Tests,
            "Exceptions" => RuleFileKind.Exceptions,
            "ValueList" => RuleFileKind.ValueList,
            "Schema" => RuleFileKind.Schema,
            null or "" when RuleTestFile.IsTestFile(file.Path) => RuleFileKind.PlainTests,
            null or "" when IsRuleFile(file.Path) => RuleFileKind.PlainRule,
            _ => null,
        };
        if (kind is not { } known || file.GetText(cancellation) is not SourceText text)
        {
            return null;
        }

        options.GlobalOptions.TryGetValue("build_property.MSBuildProjectDirectory", out string? directory);
        return new RuleFileInput(known, RelativeTo(directory, file.Path), file.Path, text.ToString());
    }

    private static bool IsRuleFile(string path) =>
        HasSuffix(path, ".toml") && !HasSuffix(path, ExceptionsSuffix);

    private static bool HasSuffix(string path, string suffix) => path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);

    private static string RelativeTo(string? directory, string path)
    {
        path = path.Replace('\\', '/');
        string root = (directory ?? "").Replace('\\', '/').TrimEnd('/') + "/";
        return root.Length > 1 && path.StartsWith(root, StringComparison.Ordinal) ? path.Substring(root.Length) : path;
    }
}
