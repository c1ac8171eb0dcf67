using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RuleGen.Compiler.RuleSets;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>Generated C#, compiled in memory and loaded.</summary>
internal static class GeneratedAssembly
{
    private const string TypeName = "Rules";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly Lazy<MetadataReference[]> References = new(static () =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "RuleGen.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ]);

    /// <summary>The ruleset to generate.</summary>
    public static RuleSetTarget Target { get; } = RuleSetTarget.Create(ns: null, TypeName);

    /// <summary>Compiles generated files; even a warning fails the test, for it would be one in the user's build.</summary>
    public static LoadedRules Load(IEnumerable<GeneratedFile> files)
    {
        SyntaxTree declaration = CSharpSyntaxTree.ParseText($"[RuleGen.RuleSet] public sealed partial class {TypeName};", ParseOptions);
        return Load(CSharpCompilation.Create(
            "Generated." + Guid.NewGuid().ToString("N"),
            [declaration, .. files.Select(static file => CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.HintName))],
            References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release)));
    }

    /// <summary>Compiles a project whose ruleset is <see cref="Target"/>, likewise.</summary>
    public static LoadedRules Load(Compilation compilation)
    {
        Type type = Emit(compilation).GetType(TypeName, throwOnError: true)!;
        var rules = (LoadedRules)typeof(GeneratedAssembly)
            .GetMethod(nameof(Wrap), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, null)!;

        // A ruleset keeps its matcher to itself; tests of what it asks look at it all the same.
        FieldInfo matcher = type.GetNestedType("Plan", BindingFlags.NonPublic)!.GetField("Matcher", BindingFlags.NonPublic | BindingFlags.Static)!;
        return rules with { Matcher = (RuleMatcher)matcher.GetValue(null)! };
    }

    // A ruleset's members are static, so it can only be reached as a type argument.
    private static LoadedRules Wrap<TRuleSet>()
        where TRuleSet : IRuleSet => new(TRuleSet.Layout, TRuleSet.All, TRuleSet.CreateDetector);

    private static Assembly Emit(Compilation compilation)
    {
        using var image = new MemoryStream();
        IEnumerable<Diagnostic> findings = compilation.Emit(image).Diagnostics.Where(static d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.Empty(findings.Select(static finding => finding + Environment.NewLine + finding.Location.SourceTree?.GetText().Lines[finding.Location.GetLineSpan().StartLinePosition.Line]));
        image.Position = 0;
        return new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true).LoadFromStream(image);
    }
}
