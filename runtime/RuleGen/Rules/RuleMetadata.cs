using System.Text;

namespace RuleGen;

/// <summary>The long texts of a rule. They are kept as UTF-8 data of the assembly and decoded when asked for.</summary>
public enum RuleText
{
    /// <summary>What the rule finds.</summary>
    Description,

    /// <summary>The query as written in the rule file.</summary>
    Query,

    /// <summary>The investigation guide, Markdown.</summary>
    Note,

    /// <summary>What must be set up for the rule to see its events, Markdown.</summary>
    Setup,
}

/// <summary>Gives the UTF-8 bytes of a rule's long text; empty when the rule has none.</summary>
public delegate ReadOnlySpan<byte> RuleTexts(RuleText text);

/// <summary>Everything a rule file says besides its condition. Member names follow the keys of Elastic's rule format.</summary>
public sealed class RuleMetadata
{
    private readonly RuleTexts _texts;

    /// <summary>Creates metadata; <paramref name="texts"/> gives the long texts on demand.</summary>
    public RuleMetadata(RuleTexts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        _texts = texts;
    }

    /// <summary><c>rule_id</c>: stable across versions of the rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>The title.</summary>
    public required string Name { get; init; }

    /// <summary><c>eql</c>, <c>query</c>, …</summary>
    public required string Type { get; init; }

    /// <summary><c>eql</c>, <c>kuery</c>, …; null for rules without a query.</summary>
    public string? Language { get; init; }

    /// <summary>The severity of an alert, before <see cref="SeverityOverrides"/>.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The risk score of an alert, 0 to 100, before <see cref="RiskScoreOverrides"/>.</summary>
    public required int RiskScore { get; init; }

    /// <summary>Whether the rule takes part in detection unless disabled rules are asked for.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The rule file, relative to the project, with forward slashes.</summary>
    public string? File { get; init; }

    /// <summary>What the rule finds.</summary>
    public string Description => GetText(RuleText.Description) ?? "";

    /// <summary>The query as written.</summary>
    public string? Query => GetText(RuleText.Query);

    /// <summary>The investigation guide, Markdown.</summary>
    public string? Note => GetText(RuleText.Note);

    /// <summary>Set-up instructions, Markdown.</summary>
    public string? Setup => GetText(RuleText.Setup);

    /// <summary>Who wrote the rule.</summary>
    public IReadOnlyList<string> Author { get; init; } = [];

    /// <summary>The rule file's own licence.</summary>
    public string? License { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Index patterns the rule looks at; empty: all.</summary>
    public IReadOnlyList<string> Index { get; init; } = [];

    /// <summary>Links to further reading.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Known false positives.</summary>
    public IReadOnlyList<string> FalsePositives { get; init; } = [];

    /// <summary>How far back a scheduled run looks, date maths such as <c>now-6m</c>.</summary>
    public string? From { get; init; }

    /// <summary>How often a scheduled run takes place, such as <c>5m</c>.</summary>
    public string? Interval { get; init; }

    /// <summary>The field a scheduled run selects by; never changes matching.</summary>
    public string? TimestampOverride { get; init; }

    /// <summary>The field the EQL category test reads instead of <c>event.category</c>.</summary>
    public string? EventCategoryOverride { get; init; }

    /// <summary><c>default</c> for a building-block rule.</summary>
    public string? BuildingBlockType { get; init; }

    /// <summary>The field whose value replaces <see cref="Name"/> in an alert.</summary>
    public string? RuleNameOverride { get; init; }

    /// <summary>A timeline template's id.</summary>
    public string? TimelineId { get; init; }

    /// <summary>A timeline template's title.</summary>
    public string? TimelineTitle { get; init; }

    /// <summary>The most alerts one scheduled run creates.</summary>
    public int? MaxSignals { get; init; }

    /// <summary>The rule's version.</summary>
    public int? Version { get; init; }

    /// <summary>Fields an analyst should see first.</summary>
    public IReadOnlyList<string> InvestigationFields { get; init; } = [];

    /// <summary>The attack techniques the rule finds.</summary>
    public IReadOnlyList<ThreatMapping> Threat { get; init; } = [];

    /// <summary><c>severity_mapping</c>.</summary>
    public IReadOnlyList<SeverityOverride> SeverityOverrides { get; init; } = [];

    /// <summary><c>risk_score_mapping</c>.</summary>
    public IReadOnlyList<RiskScoreOverride> RiskScoreOverrides { get; init; } = [];

    /// <summary>When the rule file was created.</summary>
    public DateOnly? CreationDate { get; init; }

    /// <summary>When the rule file was last changed.</summary>
    public DateOnly? UpdatedDate { get; init; }

    /// <summary>The rule file's maturity, such as <c>production</c>.</summary>
    public string? Maturity { get; init; }

    /// <summary>The integrations whose events the rule reads.</summary>
    public IReadOnlyList<string> Integrations { get; init; } = [];

    /// <summary>The lowest stack version the rule is meant for.</summary>
    public string? MinStackVersion { get; init; }

    /// <summary>The UTF-8 bytes of a long text, without a copy; empty when the rule has none.</summary>
    public ReadOnlySpan<byte> GetUtf8Text(RuleText text) => _texts(text);

    private string? GetText(RuleText text)
    {
        ReadOnlySpan<byte> utf8 = _texts(text);
        return utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);
    }
}
