using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Diagnostics;

/// <summary>Collects findings while a stage works. A stage never throws on what a rule's author wrote; it reports here.</summary>
public sealed class DiagnosticBag
{
    private readonly List<RuleDiagnostic> _items = [];

    /// <summary>What has been reported, in order.</summary>
    public IReadOnlyList<RuleDiagnostic> Items => _items;

    /// <summary>Whether any finding is an error.</summary>
    public bool HasErrors => _items.Exists(static d => d.Severity == RuleDiagnosticSeverity.Error);

    /// <summary>Reports at a span of a file.</summary>
    public void Report(RuleDiagnosticDescriptor descriptor, SourceText file, SourceSpan span, string message) =>
        _items.Add(RuleDiagnostic.Create(descriptor, file, span, message));

    /// <summary>Reports at a span of a text inside a file, such as a query.</summary>
    public void Report(RuleDiagnosticDescriptor descriptor, MappedText text, SourceSpan span, string message) =>
        Report(descriptor, text.File, text.ToFile(span), message);

    /// <summary>Takes over findings made elsewhere.</summary>
    public void AddRange(IEnumerable<RuleDiagnostic> diagnostics) => _items.AddRange(diagnostics);
}
