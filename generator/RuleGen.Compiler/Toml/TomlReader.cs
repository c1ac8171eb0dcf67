using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;
using SourceSpan = RuleGen.Compiler.Text.SourceSpan;

namespace RuleGen.Compiler.Toml;

/// <summary>Reads TOML into values with places. With <see cref="TomlTreeBuilder"/> the only user of Tomlyn.</summary>
public static class TomlReader
{
    private const int MaxMessageLength = 300;

    private static readonly TomlSerializerOptions Options =
        TomlSerializerOptions.Default with { MaxDepth = TomlScanner.MaxDepth };

    /// <summary>The document as a table, or null when it is not valid TOML, which is then reported.</summary>
    public static TomlTable? Read(SourceText file, DiagnosticBag diagnostics)
    {
        switch (TomlScanner.Scan(file.Text, out SourceSpan span))
        {
            case TomlScanner.Finding.UnterminatedString:
                string delimiter = file.Text.Substring(span.Start, span.Length);
                diagnostics.Report(
                    DiagnosticCatalogue.InvalidToml,
                    file,
                    span,
                    $"invalid TOML: the string that begins here never ends; close it with {delimiter}{(span.Length == 1 ? " on the same line" : "")}");
                return null;
            case TomlScanner.Finding.TooDeep:
                ReportTooDeep(file, span, diagnostics);
                return null;
        }

        // A byte order mark is no part of the document; Tomlyn counts from behind it.
        int offset = file.Text.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0;
        DocumentSyntax? document = Parse(file, offset, diagnostics);
        return document is null ? null : new TomlTreeBuilder(file, offset, diagnostics).Build(document);
    }

    internal static void ReportTooDeep(SourceText file, SourceSpan span, DiagnosticBag diagnostics) =>
        diagnostics.Report(
            DiagnosticCatalogue.TomlTooDeep,
            file,
            span,
            FormattableString.Invariant($"arrays, tables and dotted keys are nested more than {TomlScanner.MaxDepth} levels deep here; flatten them"));

    private static DocumentSyntax? Parse(SourceText file, int offset, DiagnosticBag diagnostics)
    {
        DocumentSyntax document;
        try
        {
            document = SyntaxParser.Parse(file.Text.Substring(offset), Options, sourceName: null!, validate: false);
        }
        catch (TomlException e)
        {
            SourceSpan at = e.Span is { } place ? ToFile(place.Offset, place.Length, offset, file) : default;
            Report(at, e.Message);
            return null;
        }

        // What follows the first error mostly follows from it.
        DiagnosticMessage? error = document.Diagnostics.FirstOrDefault(static d => d.Kind == DiagnosticMessageKind.Error);
        if (error is not null)
        {
            Report(ToFile(error.Span.Offset, error.Span.Length, offset, file), error.Message);
            return null;
        }

        return document;

        void Report(SourceSpan span, string message) =>
            diagnostics.Report(DiagnosticCatalogue.InvalidToml, file, span, $"invalid TOML: {MessageText.Inline(message, MaxMessageLength)}");
    }

    private static SourceSpan ToFile(int start, int length, int offset, SourceText file)
    {
        int from = Math.Min(Math.Max(start + offset, 0), file.Text.Length);
        int to = Math.Min(Math.Max(start + offset + length, from), file.Text.Length);
        return SourceSpan.FromBounds(from, to);
    }
}
