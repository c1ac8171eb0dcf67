using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Corpus.Tests;

/// <summary>A published rule.</summary>
/// <param name="Path">Where it is, relative to the corpus.</param>
/// <param name="Text">The file's text.</param>
/// <param name="Compiled">What became of it.</param>
internal sealed record CorpusRule(string Path, string Text, CompiledRule Compiled)
{
    /// <summary>Whether its query is in EQL.</summary>
    public bool IsEql { get; } = Compiled.Definition is { Type: "eql" };

    /// <summary>Its query as a tree, when that is in EQL.</summary>
    public EqlStatement? Statement { get; } = Compiled.Definition is { Type: "eql", Query: { } query } ? EqlParser.Parse(query, new DiagnosticBag()) : null;

    /// <summary>Whether it is about single events and written in EQL or KQL.</summary>
    public bool IsEventQuery => Compiled.Definition is { Type: "query", Language: "kuery" } || Statement is EqlEventQuery;

    /// <summary>Whether it is about several events.</summary>
    public bool IsCorrelation => Statement is EqlSequence or EqlSample;

    /// <summary>Its type, with the form or the language of its query where that tells it from others.</summary>
    public string Kind => Statement switch
    {
        EqlSequence => "`eql`, sequences",
        EqlSample => "`eql`, samples",
        EqlEventQuery => "`eql`, single events",
        _ => Compiled.Definition is { Language: "kuery" } definition ? $"`{definition.Type}` in KQL" : $"`{Compiled.Definition?.Type}`",
    };

    /// <summary>What RuleGen does with it, in the words of the documentation.</summary>
    public string Outcome => Compiled.Evaluated is not null ? "run"
        : Compiled.Diagnostics.Any(static diagnostic => diagnostic.Severity == RuleDiagnosticSeverity.Error) ? "refused"
        : Compiled.Definition is { Language: "kuery" } ? "checked only"
        : "read only";

    /// <summary>There is one of each path.</summary>
    public bool Equals(CorpusRule? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Path);

    /// <summary>Its name in messages.</summary>
    public override string ToString() => Path;
}
