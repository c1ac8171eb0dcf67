using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Exceptions;

/// <summary>
/// What one exceptions file became. Two results are equal when they exclude the same events, so that an edit of a value list or a schema
/// concerns only the files, and through them the rules, for which it changes something.
/// </summary>
public sealed class CompiledExceptions : IEquatable<CompiledExceptions>
{
    internal CompiledExceptions(SourceText file, IEnumerable<ExceptionList> lists, IEnumerable<RuleDiagnostic> diagnostics)
    {
        File = file;
        Lists = lists.ToEquatableArray();
        Diagnostics = diagnostics.ToEquatableArray();
    }

    /// <summary>The exceptions file.</summary>
    public SourceText File { get; }

    /// <summary>Its lists; of each the items without errors.</summary>
    public EquatableArray<ExceptionList> Lists { get; }

    /// <summary>What was found wrong, in the file and in the value lists it uses.</summary>
    public EquatableArray<RuleDiagnostic> Diagnostics { get; }

    /// <inheritdoc/>
    public bool Equals(CompiledExceptions? other) =>
        other is not null && File.Path == other.File.Path && File.Text == other.File.Text && Lists == other.Lists && Diagnostics == other.Diagnostics;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CompiledExceptions);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(File.Path) ^ StringComparer.Ordinal.GetHashCode(File.Text);
}
