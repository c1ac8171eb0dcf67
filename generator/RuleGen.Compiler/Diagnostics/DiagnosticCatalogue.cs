using System.Reflection;

namespace RuleGen.Compiler.Diagnostics;

/// <summary>
/// Every diagnostic RuleGen can give. The thousands digit names the stage: RG0 file and TOML, RG1 syntax, RG2 fields
/// and types, RG3 planning and emission, RG4 not supported yet, RG5 advice, RG6 filters and exceptions, RG7 tests of rules.
/// An id, once released, keeps its meaning.
/// </summary>
public static partial class DiagnosticCatalogue
{
    /// <summary>Where RuleGen lives on the web, from <c>Directory.Build.props</c>; help pages are files there.</summary>
    public static string RepositoryUrl { get; } = typeof(DiagnosticCatalogue).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(static attribute => attribute.Key == nameof(RepositoryUrl))
        .Value!;

    /// <summary>All descriptors, ordered by id.</summary>
    public static IReadOnlyList<RuleDiagnosticDescriptor> All =>
    [
        .. typeof(DiagnosticCatalogue)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static constant => constant.GetValue(null))
            .OfType<RuleDiagnosticDescriptor>()
            .OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    private static RuleDiagnosticDescriptor Error(string id, string title) => new(id, title, RuleDiagnosticSeverity.Error);

    private static RuleDiagnosticDescriptor Warning(string id, string title) => new(id, title, RuleDiagnosticSeverity.Warning);

    private static RuleDiagnosticDescriptor Info(string id, string title) => new(id, title, RuleDiagnosticSeverity.Info);
}
