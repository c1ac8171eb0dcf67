using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Cli.Engines;

/// <summary>Compiles emitted C# against the runtime this process runs on.</summary>
internal static class CSharpBackend
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> s_references = new(FindReferences);

    /// <summary>The assembly's bytes.</summary>
    /// <exception cref="GeneratedCodeException">The files do not compile.</exception>
    public static byte[] Compile(IEnumerable<GeneratedFile> files)
    {
        CSharpParseOptions parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest).WithDocumentationMode(DocumentationMode.None);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "RuleGen.Loaded",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parsing, file.HintName)),
            s_references.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true, allowUnsafe: true));
        using var assembly = new MemoryStream();
        EmitResult result = compilation.Emit(assembly);
        return result.Success
            ? assembly.ToArray()
            : throw new GeneratedCodeException(
                [.. result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString())]);
    }

    // The assemblies of the running framework, and RuleGen. The host lists them; their folder tells the framework's apart.
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "A native build has no C# compiler: LoadedRules and the cache ask for it only where code can be loaded.")]
    private static MetadataReference[] FindReferences()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string listed = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return
        [
            .. listed.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Where(path => Path.GetDirectoryName(path) == folder)
                .Append(typeof(Rule).Assembly.Location)
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
