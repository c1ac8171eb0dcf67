namespace RuleGen.Compiler.Evaluation.Correlations;

/// <summary>A join key of an event.</summary>
/// <param name="Identity">Equal for equal keys, and for no others.</param>
/// <param name="Description">The fields with their values as the event has them, for people.</param>
public sealed record StreamKey(string Identity, string Description)
{
    /// <inheritdoc/>
    public bool Equals(StreamKey? other) => other is not null && Identity == other.Identity;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Identity);
}
