using RuleGen.Cli.Engines;

namespace RuleGen.Benchmarks;

/// <summary>A ruleset's events read one by one into the same <see cref="Event"/>, and what is then done with each.</summary>
internal sealed class Reading(RuleSetAssembly rules)
{
    private readonly EventReader _reader = rules.Layout.CreateReader();
    private readonly Event _event = new(rules.Layout);
    private readonly Detector _detector = rules.CreateDetector(PublishedRules.Options);

    /// <summary>Reads and does no more.</summary>
    /// <returns>How many lines are events.</returns>
    public int Read(ReadOnlyMemory<byte>[] lines)
    {
        int read = 0;
        foreach (ReadOnlyMemory<byte> line in lines)
        {
            read += _reader.TryRead(line, _event, out _) ? 1 : 0;
        }

        return read;
    }

    /// <summary>Judges each event by the ruleset's plan.</summary>
    /// <returns>How many alerts there are.</returns>
    public int Evaluate(ReadOnlyMemory<byte>[] lines)
    {
        int alerts = 0;
        foreach (ReadOnlyMemory<byte> line in lines)
        {
            if (_reader.TryRead(line, _event, out _))
            {
                alerts += _detector.Process(_event).Count;
            }
        }

        return alerts;
    }

    /// <summary>Asks every rule about each event.</summary>
    /// <returns>How many match.</returns>
    public int AskEach(ReadOnlyMemory<byte>[] lines)
    {
        int matches = 0;
        foreach (ReadOnlyMemory<byte> line in lines)
        {
            if (_reader.TryRead(line, _event, out _))
            {
                for (int i = 0; i < rules.All.Count; i++)
                {
                    matches += rules.All[i].IsMatch(_event) ? 1 : 0;
                }
            }
        }

        return matches;
    }

    /// <summary>Judges a few events, read beforehand, until as many have been judged as there are lines.</summary>
    public Action EvaluateWarm(ReadOnlyMemory<byte>[] lines, int few)
    {
        Event[] events = [.. Enumerable.Range(0, few).Select(i => Decode(lines[i * lines.Length / few]))];
        return () =>
        {
            for (int i = 0; i < lines.Length; i++)
            {
                _detector.Process(events[i % events.Length]);
            }
        };
    }

    private Event Decode(ReadOnlyMemory<byte> line)
    {
        var e = new Event(rules.Layout);
        _reader.Read(line, e);
        return e;
    }
}
