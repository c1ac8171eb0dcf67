using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleTests;

/// <summary>
/// What a test file says. Reading is a pure function of its path and text, so two are equal when those are: that is what an incremental build
/// compares.
/// </summary>
public sealed class RuleTestFile : IEquatable<RuleTestFile>
{
    internal RuleTestFile(SourceText file, IEnumerable<RuleTestCase> cases, IEnumerable<RuleDiagnostic> diagnostics)
    {
        File = file;
        Cases = cases.ToEquatableArray();
        Diagnostics = diagnostics.ToEquatableArray();
    }

    /// <summary>How a test file in TOML ends.</summary>
    public const string TomlSuffix = ".tests.toml";

    /// <summary>How a test file of one JSON object a line ends.</summary>
    public const string NdjsonSuffix = ".tests.ndjson";

    /// <summary>The file.</summary>
    public SourceText File { get; }

    /// <summary>The cases that could be read, in the order of the file.</summary>
    public EquatableArray<RuleTestCase> Cases { get; }

    /// <summary>What was found wrong in the file.</summary>
    public EquatableArray<RuleDiagnostic> Diagnostics { get; }

    /// <summary>Whether a file's name says that it holds tests.</summary>
    public static bool IsTestFile(string path) => SuffixOf(path) is not null;

    /// <summary>
    /// The path of the rule file that a test file belongs to: beside it, with the same name. Null when the name does not end like that of a
    /// test file.
    /// </summary>
    public static string? RulePathOf(string path) => SuffixOf(path) is { } suffix ? path.Substring(0, path.Length - suffix.Length) + ".toml" : null;

    /// <summary>What is said of a test file without a rule.</summary>
    public static string OrphanMessage(string path) => RulePathOf(path) is { } rule
        ? $"there is no rule file {MessageText.Quote(rule.Substring(rule.LastIndexOfAny(['/', '\\']) + 1))} beside this file, so its cases are not run; give both files the same name"
        : $"this file's name does not say which rule it tests, so its cases are not run; call it as the rule file, with {TomlSuffix} or {NdjsonSuffix} at the end";

    /// <summary>Reads a file. What is wrong is in the result's diagnostics; nothing is thrown.</summary>
    public static RuleTestFile Read(SourceText file)
    {
        var diagnostics = new DiagnosticBag();
        IReadOnlyList<RuleTestCase> cases = file.Path.EndsWith(NdjsonSuffix, StringComparison.OrdinalIgnoreCase)
            ? NdjsonTestReader.Read(file, diagnostics)
            : new TomlTestReader(file, diagnostics).Read();
        return new RuleTestFile(file, cases, diagnostics.Items);
    }

    /// <inheritdoc/>
    public bool Equals(RuleTestFile? other) => other is not null && File.Path == other.File.Path && File.Text == other.File.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RuleTestFile);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(File.Path) ^ StringComparer.Ordinal.GetHashCode(File.Text);

    private static string? SuffixOf(string path) =>
        path.EndsWith(TomlSuffix, StringComparison.OrdinalIgnoreCase) ? TomlSuffix
        : path.EndsWith(NdjsonSuffix, StringComparison.OrdinalIgnoreCase) ? NdjsonSuffix
        : null;
}
