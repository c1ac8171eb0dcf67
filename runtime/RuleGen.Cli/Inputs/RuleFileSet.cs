using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleTests;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Cli.Inputs;

/// <summary>Files that belong together. A file's suffix says what it is, here as in a build.</summary>
/// <param name="Rules">Rule files, ordered by path.</param>
/// <param name="Exceptions">Exceptions files.</param>
/// <param name="ValueLists">Value lists.</param>
internal sealed record RuleFileSet(IReadOnlyList<SourceText> Rules, IReadOnlyList<SourceText> Exceptions, IReadOnlyList<SourceText> ValueLists)
{
    private const string ExceptionsSuffix = ".exceptions.toml";

    /// <summary>Files with the rules' own tests; empty where they are not asked for.</summary>
    public IReadOnlyList<SourceText> Tests { get; init; } = [];

    /// <summary>All files.</summary>
    public IEnumerable<SourceText> All => [.. Rules, .. Exceptions, .. ValueLists, .. Tests];

    /// <summary>Sorts files by what they are. A name that says nothing is a rule's.</summary>
    public static RuleFileSet Create(IEnumerable<SourceText> files)
    {
        ILookup<RuleFileKind, SourceText> byKind = files.OrderBy(static file => file.Path, StringComparer.Ordinal).ToLookup(static file => KindOf(file.Path));
        return new RuleFileSet([.. byKind[RuleFileKind.Rule], .. byKind[RuleFileKind.Other]], [.. byKind[RuleFileKind.Exceptions]], [.. byKind[RuleFileKind.ValueList]])
        {
            Tests = [.. byKind[RuleFileKind.Tests]],
        };
    }

    /// <summary>What a file is by the end of its name.</summary>
    public static RuleFileKind KindOf(ReadOnlySpan<char> name) =>
        name.EndsWith(ExceptionsSuffix, StringComparison.OrdinalIgnoreCase) ? RuleFileKind.Exceptions
        : name.EndsWith(RuleTestFile.TomlSuffix, StringComparison.OrdinalIgnoreCase) || name.EndsWith(RuleTestFile.NdjsonSuffix, StringComparison.OrdinalIgnoreCase) ? RuleFileKind.Tests
        : name.EndsWith(".toml", StringComparison.OrdinalIgnoreCase) ? RuleFileKind.Rule
        : name.EndsWith(Compiler.Exceptions.ValueLists.Suffix, StringComparison.OrdinalIgnoreCase) ? RuleFileKind.ValueList
        : RuleFileKind.Other;

    /// <summary>Compiles the rules, each with its exceptions. What is wrong with a rule is with the rule.</summary>
    public CompiledRuleFiles Compile(FieldSchema schema)
    {
        var exceptions = ExceptionSet.Compile(Exceptions, Compiler.Exceptions.ValueLists.Create(ValueLists), schema);
        CompiledRule[] rules = [.. Rules.Select(file => exceptions.Apply(RuleCompiler.Compile(file, schema)))];
        return new CompiledRuleFiles(rules, [.. exceptions.Check(rules)]);
    }
}

/// <summary>What a file is.</summary>
internal enum RuleFileKind
{
    /// <summary>The name does not say.</summary>
    Other,

    /// <summary>A rule.</summary>
    Rule,

    /// <summary>Exceptions of rules.</summary>
    Exceptions,

    /// <summary>Values that exceptions name.</summary>
    ValueList,

    /// <summary>Tests of rules.</summary>
    Tests,
}

/// <summary>Compiled rules.</summary>
/// <param name="Rules">The rules with their exceptions, in the order of their files.</param>
/// <param name="ExceptionFindings">What was found wrong in exceptions and value lists, and between them and the rules.</param>
internal sealed record CompiledRuleFiles(CompiledRule[] Rules, IReadOnlyList<RuleDiagnostic> ExceptionFindings);
