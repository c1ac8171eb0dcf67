namespace RuleGen;

/// <summary>What <see cref="Detector.RestoreSnapshot"/> took over.</summary>
public sealed class RestoredSnapshot
{
    internal RestoredSnapshot(byte[] attachment, IReadOnlyList<string> restoredRules, IReadOnlyList<string> droppedRules)
    {
        Attachment = attachment;
        RestoredRules = restoredRules;
        DroppedRules = droppedRules;
    }

    /// <summary>The caller's bytes.</summary>
    public ReadOnlyMemory<byte> Attachment { get; }

    /// <summary>The <c>rule_id</c>s of the rules that go on where they were.</summary>
    public IReadOnlyList<string> RestoredRules { get; }

    /// <summary>The <c>rule_id</c>s of rules whose state was left out, since they have changed, are disabled or are gone.</summary>
    public IReadOnlyList<string> DroppedRules { get; }
}
