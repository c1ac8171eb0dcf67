using System.Text;
using RuleGen.Engine.Tests;

namespace RuleGen.Corpus.Tests;

/// <summary>Which rules' conditions hold for an event, whatever their index patterns.</summary>
internal sealed class EngineMatches(LoadedRules rules)
{
    private readonly EventReader _reader = rules.Layout.CreateReader();
    private readonly Event _event = new(rules.Layout);

    /// <summary>The places in <see cref="LoadedRules.Rules"/>.</summary>
    public List<int> Of(ReadOnlyMemory<byte> document)
    {
        _reader.Read(document, _event);
        var matches = new List<int>();
        for (int i = 0; i < rules.Rules.Count; i++)
        {
            if (rules.Rules[i].IsMatch(_event))
            {
                matches.Add(i);
            }
        }

        return matches;
    }

    /// <summary>The places in <see cref="LoadedRules.Rules"/>.</summary>
    public List<int> Of(string document) => Of(Encoding.UTF8.GetBytes(document));
}
