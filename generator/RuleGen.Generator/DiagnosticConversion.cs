using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RuleGen.Compiler.Diagnostics;
using LinePosition = RuleGen.Compiler.Text.LinePosition;

namespace RuleGen.Generator;

/// <summary>Turns the compiler core's findings into Roslyn's.</summary>
internal static class DiagnosticConversion
{
    private static readonly ConcurrentDictionary<RuleDiagnosticDescriptor, DiagnosticDescriptor> Descriptors = new();

    /// <summary>The finding at its place in the rule file.</summary>
    public static Diagnostic ToRoslyn(RuleDiagnostic diagnostic, string fullPath)
    {
        var span = new TextSpan(diagnostic.Span.Start, diagnostic.Span.Length);
        var lines = new LinePositionSpan(Position(diagnostic.Start), Position(diagnostic.End));
        return Diagnostic.Create(ToRoslyn(diagnostic.Descriptor), Location.Create(fullPath, span, lines), diagnostic.Message);
    }

    /// <summary>A finding in C#.</summary>
    public static Diagnostic Create(RuleDiagnosticDescriptor descriptor, DeclarationLocation location, string message) =>
        Diagnostic.Create(ToRoslyn(descriptor), location.ToLocation(), message);

    // An error takes a rule out of the build, which no setting may hide.
    private static DiagnosticDescriptor ToRoslyn(RuleDiagnosticDescriptor descriptor) =>
        Descriptors.GetOrAdd(descriptor, static d => new DiagnosticDescriptor(
            d.Id,
            d.Title,
            "{0}",
            "RuleGen",
            ToRoslyn(d.Severity),
            d.IsEnabledByDefault,
            helpLinkUri: d.HelpLink,
            customTags: TakesRuleOut(d) ? [WellKnownDiagnosticTags.NotConfigurable] : []));

    private static bool TakesRuleOut(RuleDiagnosticDescriptor descriptor) =>
        descriptor.Severity == RuleDiagnosticSeverity.Error && !descriptor.Id.StartsWith("RG7", StringComparison.Ordinal);

    private static DiagnosticSeverity ToRoslyn(RuleDiagnosticSeverity severity) => severity switch
    {
        RuleDiagnosticSeverity.Error => DiagnosticSeverity.Error,
        RuleDiagnosticSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    private static Microsoft.CodeAnalysis.Text.LinePosition Position(LinePosition position) => new(position.Line, position.Column);
}
