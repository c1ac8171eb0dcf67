using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>
/// What one rule file became. Compiling a file is a pure function of its path, its text and the schema, so two results are equal when those
/// are: that is what an incremental build compares.
/// </summary>
public sealed class CompiledRule : IEquatable<CompiledRule>
{
    private readonly FieldSchema _schema;

    internal CompiledRule(SourceText file, FieldSchema schema, RuleDefinition? definition, Predicate? predicate, IEnumerable<RuleDiagnostic> diagnostics)
    {
        File = file;
        _schema = schema;
        Definition = definition;
        Predicate = predicate;
        Diagnostics = diagnostics.ToEquatableArray();
    }

    /// <summary>The rule file.</summary>
    public SourceText File { get; }

    /// <summary>What the file says; null when it could not be read.</summary>
    public RuleDefinition? Definition { get; }

    /// <summary>The bound condition in the rule's own order; null when there is none to evaluate (see <see cref="Diagnostics"/>).</summary>
    public Predicate? Predicate { get; }

    /// <summary>What was found wrong.</summary>
    public EquatableArray<RuleDiagnostic> Diagnostics { get; }

    /// <inheritdoc/>
    public bool Equals(CompiledRule? other) =>
        other is not null && File.Path == other.File.Path && File.Text == other.File.Text && _schema.Equals(other._schema);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CompiledRule);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(File.Path) ^ StringComparer.Ordinal.GetHashCode(File.Text);
}
