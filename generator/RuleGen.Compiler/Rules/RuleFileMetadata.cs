using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Rules;

/// <summary><c>[metadata]</c> of a rule file.</summary>
public sealed record RuleFileMetadata
{
    /// <summary><c>creation_date</c>: a day, without a time zone.</summary>
    public DateTime? CreationDate { get; init; }

    /// <summary><c>updated_date</c>: a day, without a time zone.</summary>
    public DateTime? UpdatedDate { get; init; }

    /// <summary><c>maturity</c>.</summary>
    public string? Maturity { get; init; }

    /// <summary><c>integration</c>: a string or an array in the file, always a list here.</summary>
    public EquatableArray<string> Integration { get; init; }

    /// <summary><c>min_stack_version</c>.</summary>
    public string? MinStackVersion { get; init; }

    /// <summary><c>min_stack_comments</c>.</summary>
    public string? MinStackComments { get; init; }

    /// <summary><c>bypass_bbr_timing</c>.</summary>
    public bool BypassBbrTiming { get; init; }

    /// <summary><c>promotion</c>.</summary>
    public bool Promotion { get; init; }
}
