using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>
/// What one rule file became. Compiling a file is a pure function of its paths, its text and the schema, so two results are equal when those
/// and the rule's exceptions are: that is what an incremental build compares.
/// </summary>
public sealed class CompiledRule : IEquatable<CompiledRule>
{
    private readonly Lazy<OptimizedRule?> _optimized;

    internal CompiledRule(SourceText file, FieldSchema schema, RuleDefinition? definition, RuleQuery? query, IEnumerable<RuleDiagnostic> diagnostics)
        : this(file, schema, definition, query, [], diagnostics.ToEquatableArray())
    {
    }

    private CompiledRule(
        SourceText file,
        FieldSchema schema,
        RuleDefinition? definition,
        RuleQuery? query,
        EquatableArray<ExceptionItem> exceptions,
        EquatableArray<RuleDiagnostic> diagnostics)
    {
        File = file;
        Schema = schema;
        Definition = definition;
        Query = query;
        Exceptions = exceptions;
        Evaluated = exceptions.Count == 0 ? query : query?.Select(condition => Exclude(condition, exceptions));
        Diagnostics = diagnostics;
        _optimized = new Lazy<OptimizedRule?>(() => Definition is not null && Evaluated is not null ? OptimizedRule.Of(new EvaluatedRule(Definition, Evaluated)) : null);
    }

    /// <summary>The rule file.</summary>
    public SourceText File { get; }

    /// <summary>The fields it was compiled with.</summary>
    public FieldSchema Schema { get; }

    /// <summary>What the file says; null when it could not be read.</summary>
    public RuleDefinition? Definition { get; }

    /// <summary>
    /// What the rule file asks: its query, every condition of it together with the rule's filters, bound, in the rule's own order; null when
    /// there is nothing to evaluate (see <see cref="Diagnostics"/>).
    /// </summary>
    public RuleQuery? Query { get; }

    /// <summary>What keeps an event from counting although it satisfies a condition of the rule file.</summary>
    public EquatableArray<ExceptionItem> Exceptions { get; }

    /// <summary>What is evaluated: <see cref="Query"/> without the events that <see cref="Exceptions"/> exclude, whichever item they fit; null without a query.</summary>
    public RuleQuery? Evaluated { get; }

    /// <summary>
    /// The same, optimised; null where there is nothing to evaluate. Made when first asked for and kept: an incremental build plans a ruleset again
    /// whenever one of its rules has changed, and finds the others done.
    /// </summary>
    public OptimizedRule? Optimized => _optimized.Value;

    /// <summary>What a rule about single events evaluates; null for any other.</summary>
    public Predicate? Predicate => (Evaluated as EventQuery)?.Condition;

    /// <summary>What was found wrong.</summary>
    public EquatableArray<RuleDiagnostic> Diagnostics { get; }

    /// <inheritdoc/>
    public bool Equals(CompiledRule? other) =>
        other is not null && File.Path == other.File.Path && File.Text == other.File.Text && File.DebugPath == other.File.DebugPath
        && Schema.Equals(other.Schema) && Exceptions == other.Exceptions;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CompiledRule);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(File.Path) ^ StringComparer.Ordinal.GetHashCode(File.Text);

    /// <summary>The rule with these exceptions and no others; the same object when nothing changes.</summary>
    internal CompiledRule WithExceptions(EquatableArray<ExceptionItem> exceptions) =>
        exceptions == Exceptions ? this : new CompiledRule(File, Schema, Definition, Query, exceptions, Diagnostics);

    private static And Exclude(Predicate condition, EquatableArray<ExceptionItem> exceptions)
    {
        Predicate[] excluded = [.. exceptions.Select(static item => item.Condition)];
        return new And([condition, new Not(excluded.Length == 1 ? excluded[0] : new Or(excluded.ToEquatableArray()))]) { Span = condition.Span };
    }
}
