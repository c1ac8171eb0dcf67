using System.IO.Enumeration;

namespace RuleGen.Hosting;

/// <summary>
/// Describes some rules of a ruleset. A rule is meant when it meets every criterion that is given; of a criterion with several entries one is
/// enough. Texts are compared exactly, letter case included.
/// </summary>
public sealed class RuleSelector
{
    /// <summary>The <c>rule_id</c> is one of these.</summary>
    public IList<string> Ids { get; set; } = [];

    /// <summary>The rule has one of these tags.</summary>
    public IList<string> Tags { get; set; } = [];

    /// <summary>
    /// The name is like one of these globs: <c>*</c> stands for any text, <c>?</c> for one character, and <c>\</c> takes from the character
    /// behind it what it stands for.
    /// </summary>
    public IList<string> Names { get; set; } = [];

    /// <summary>The rule file (<see cref="RuleMetadata.File"/>) is like one of these globs, as with <see cref="Names"/>; <c>*</c> crosses folders.</summary>
    public IList<string> Files { get; set; } = [];

    /// <summary>The severity is this or graver. Overrides by an event (<see cref="RuleMetadata.SeverityOverrides"/>) do not count.</summary>
    public Severity? MinimumSeverity { get; set; }

    /// <summary>Whether no criterion is given.</summary>
    internal bool IsEmpty => MinimumSeverity is null && Ids.Count + Tags.Count + Names.Count + Files.Count == 0;

    /// <summary>Whether a rule is meant; without a criterion none is.</summary>
    public bool Matches(RuleMetadata rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return !IsEmpty
            && (MinimumSeverity is not { } severity || rule.Severity >= severity)
            && (Ids.Count == 0 || Ids.Contains(rule.RuleId))
            && (Tags.Count == 0 || Tags.Any(tag => HasTag(rule, tag)))
            && (Names.Count == 0 || Names.Any(glob => HasName(rule, glob)))
            && (Files.Count == 0 || Files.Any(glob => IsInFile(rule, glob)));
    }

    internal static bool HasTag(RuleMetadata rule, string tag) => rule.Tags.Contains(tag, StringComparer.Ordinal);

    internal static bool HasName(RuleMetadata rule, string glob) => FileSystemName.MatchesSimpleExpression(glob, rule.Name, ignoreCase: false);

    internal static bool IsInFile(RuleMetadata rule, string glob) =>
        rule.File is { } file && FileSystemName.MatchesSimpleExpression(glob, file, ignoreCase: false);
}
