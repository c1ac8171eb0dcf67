using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;
using Spectre.Console;

namespace RuleGen.Cli.Output;

/// <summary>Writes diagnostics for people: the one-line form that editors understand, then the source line and a caret.</summary>
internal static class DiagnosticWriter
{
    /// <summary>Writes a diagnostic.</summary>
    /// <param name="writer">Gets the lines.</param>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="file">The text it is in; null when it is not at hand, and no line is shown.</param>
    public static void Write(StyledWriter writer, RuleDiagnostic diagnostic, SourceText? file)
    {
        string severity = diagnostic.Severity.ToString().ToLowerInvariant();
        writer
            .Write(FormattableString.Invariant($"{diagnostic.Path}({diagnostic.Start.Line + 1},{diagnostic.Start.Column + 1}): "))
            .Write($"{severity} {diagnostic.Id}", StyleOf(diagnostic.Severity))
            .WriteLine(": " + DisplayText.Clean(diagnostic.Message));
        if (file is not null)
        {
            (string line, string carets) = SourceExcerpt.Of(file, diagnostic.Span);
            writer.WriteLine("    " + line);
            writer.Write("    ").WriteLine(carets, StyleOf(diagnostic.Severity));
        }
    }

    private static Style StyleOf(RuleDiagnosticSeverity severity) => severity switch
    {
        RuleDiagnosticSeverity.Error => new Style(Color.Red, decoration: Decoration.Bold),
        RuleDiagnosticSeverity.Warning => new Style(Color.Yellow),
        _ => new Style(Color.Blue),
    };
}
