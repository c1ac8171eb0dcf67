using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RuleGen.Generator;

/// <summary>What debug information names rule files by.</summary>
/// <param name="IsOn">Whether it names them at all.</param>
/// <param name="Resolver">How the compiler writes a path; null: as it is.</param>
internal sealed record DebugPaths(bool IsOn, SourceReferenceResolver? Resolver)
{
    /// <summary>Reads the property <c>RuleGenLineDirectives</c> and the compiler's options.</summary>
    public static DebugPaths Read(AnalyzerConfigOptionsProvider options, Compilation compilation)
    {
        options.GlobalOptions.TryGetValue("build_property.RuleGenLineDirectives", out string? value);
        return new DebugPaths(!string.Equals(value, "false", StringComparison.OrdinalIgnoreCase), compilation.Options.SourceReferenceResolver);
    }

    /// <summary>
    /// The name of a file, as <c>PathMap</c> would have it in debug information: generated code is embedded there, so a path of this machine
    /// in it would make the build depend on where it lies. Null: it has none.
    /// </summary>
    /// <remarks>
    /// The compiler maps what it reads in a directive once more. Where it makes something else of a mapped path (Windows takes <c>/_/</c> for a folder of
    /// the current drive), the directive has the path as it is, so that the file is found.
    /// </remarks>
    public string? Of(string fullPath)
    {
        if (!IsOn || Resolver is null)
        {
            return IsOn ? fullPath : null;
        }

        string? mapped = Resolver.NormalizePath(fullPath, baseFilePath: null);
        return mapped is not null && Resolver.NormalizePath(mapped, baseFilePath: null) == mapped ? mapped : fullPath;
    }
}
