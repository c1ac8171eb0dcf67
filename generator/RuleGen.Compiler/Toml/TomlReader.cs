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
        TomlFinding finding = TomlScanner.Scan(file.Text, out SourceSpan span);
        if (finding != TomlFinding.None)
        {
            ReportFinding(finding, file, span, diagnostics);
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

    private static void ReportFinding(TomlFinding finding, SourceText file, SourceSpan span, DiagnosticBag diagnostics)
    {
        string marked = file.Text.Substring(span.Start, span.Length);
        switch (finding)
        {
            case TomlFinding.UnterminatedString:
                string where = span.Length == 1 ? " on the same line" : "";
                Report($"the string that begins here never ends; close it with {marked}{where}");
                break;
            case TomlFinding.InvalidEscape:
                Report($"{MessageText.Quote(marked)} begins no escape; write \\\\ for a backslash, or put the text between ' or ''', where a backslash is a backslash");
                break;
            case TomlFinding.LoneSurrogate:
                Report("this is half of a character (an unpaired surrogate); save the file as UTF-8 and remove it");
                break;
            case TomlFinding.TooDeep:
                ReportTooDeep(file, span, diagnostics);
                break;
        }

        void Report(string message) =>
            diagnostics.Report(DiagnosticCatalogue.InvalidToml, file, span, $"invalid TOML: {message}");
    }

    private static DocumentSyntax? Parse(SourceText file, int offset, DiagnosticBag diagnostics)
    {
        DocumentSyntax document;
        try
        {
            document = SyntaxParser.Parse(file.Text.Substring(offset), Options, sourceName: null!, validate: false);
        }
        catch (TomlException e)
        {
            Report(e.Span is { } place ? ToFile(place.Offset, place.Length, offset, file) : default, e.Message);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The parser has thrown on broken text before. Its fault in one file must not take the others down.
            Report(default, $"the parser cannot read the file ({e.Message})");
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
