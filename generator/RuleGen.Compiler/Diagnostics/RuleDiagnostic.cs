using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Diagnostics;

/// <summary>How grave a diagnostic is.</summary>
public enum RuleDiagnosticSeverity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>Probably not what was meant, or something that is not evaluated yet; the build goes on.</summary>
    Warning,

    /// <summary>The rule cannot be compiled.</summary>
    Error,
}

/// <summary>A kind of mistake: stable id, title and the severity it has by default.</summary>
/// <param name="Id">RG and four digits; the first names the stage, see <see cref="DiagnosticCatalogue"/>.</param>
/// <param name="Title">What is wrong, without the particulars.</param>
/// <param name="Severity">The default; a user may change it in a <c>.globalconfig</c>, unless it is an error.</param>
public sealed record RuleDiagnosticDescriptor(string Id, string Title, RuleDiagnosticSeverity Severity)
{
    /// <summary>Whether it is given unless a user asks for it by its id.</summary>
    public bool IsEnabledByDefault { get; init; } = true;

    /// <summary>The page about it, relative to the root of the repository and of the package.</summary>
    public string Page => $"docs/diagnostics/{Id}.md";

    /// <summary>The page about it on the web, which editors and SARIF readers open.</summary>
    public string HelpLink => $"{DiagnosticCatalogue.RepositoryUrl}/blob/main/{Page}";
}

/// <summary>One finding in one file.</summary>
/// <param name="Descriptor">What kind of finding.</param>
/// <param name="Message">What is wrong here and what to write instead.</param>
/// <param name="Path">The file.</param>
/// <param name="Span">Where in the file's text.</param>
/// <param name="Start">The same as line and column (zero-based).</param>
/// <param name="End">Where the span ends (zero-based, exclusive).</param>
public sealed record RuleDiagnostic(
    RuleDiagnosticDescriptor Descriptor,
    string Message,
    string Path,
    SourceSpan Span,
    LinePosition Start,
    LinePosition End)
{
    /// <summary>The descriptor's id, such as <c>RG1001</c>.</summary>
    public string Id => Descriptor.Id;

    /// <summary>The descriptor's severity.</summary>
    public RuleDiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>A finding at a span of a file.</summary>
    public static RuleDiagnostic Create(RuleDiagnosticDescriptor descriptor, SourceText file, SourceSpan span, string message) =>
        new(descriptor, message, file.Path, span, file.GetPosition(span.Start), file.GetPosition(span.End));

    /// <summary><c>file(line,column): severity RGnnnn: message</c>, line and column counted from one.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Path}({Start.Line + 1},{Start.Column + 1}): {Severity.ToString().ToLowerInvariant()} {Id}: {Message}");
}
