using System.Text;
using RuleGen.Engine.Tests;
using Xunit;

namespace RuleGen.Corpus.Tests;

/// <summary>Which rules' conditions hold for an event, whatever their index patterns: asked one by one, and as a detector finds them.</summary>
internal sealed class EngineMatches(LoadedRules rules)
{
    private readonly EventReader _reader = rules.Layout.CreateReader();
    private readonly Event _event = new(rules.Layout);
    private readonly Detector _detector = rules.CreateDetector(new DetectorOptions { IgnoreIndexPatterns = true, IncludeDisabledRules = true });

    /// <summary>The ids of the rules, in the order of <see cref="LoadedRules.Rules"/>.</summary>
    public IReadOnlyList<string> Of(ReadOnlyMemory<byte> document)
    {
        _reader.Read(document, _event);
        string[] matches = [.. rules.Rules.Where(rule => rule.IsMatch(_event)).Select(static rule => rule.Metadata.RuleId)];
        var alerts = new List<string>();
        foreach (Alert alert in _detector.Process(_event))
        {
            alerts.Add(alert.Rule.Metadata.RuleId);
        }

        Assert.Equal(matches, alerts);
        return matches;
    }

    /// <summary>The ids of the rules.</summary>
    public IReadOnlyList<string> Of(string document) => Of(Encoding.UTF8.GetBytes(document));
}
