using System.Text;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.RuleSets;
using RuleGen.Interpreter;

namespace RuleGen.Cli.Commands.Queries;

/// <summary>
/// Matches sequences and samples with the engine that rules have: it holds all events back until the last was taken, so that the answer is
/// that of the events in their order, however the input is ordered. The events of a match stand on one line.
/// </summary>
internal sealed class CorrelationQueryMatcher : QueryMatcher
{
    private readonly QueryOptions _options;
    private readonly Detector _detector;
    private readonly List<byte[]> _matches = [];

    public CorrelationQueryMatcher(CorrelationQuery query, QueryOptions options)
    {
        _options = options;
        var rules = InterpretedRuleSet.Load([new EvaluatedRule(RuleDefinition.OfQuery("query"), query)]);
        _detector = rules.CreateDetector(new DetectorOptions
        {
            IgnoreIndexPatterns = true,
            Lateness = TimeSpan.MaxValue,
            MaxStateBytesPerRule = long.MaxValue,
            MaxStateBytes = long.MaxValue,
            KeptSource = options.LinesOnly ? KeptSource.Fields : KeptSource.Full,
            SampleScope = SampleScope.Batch,
            MaxSamplesPerKey = options.MaxSamplesPerKey,
        });
    }

    public override long Count => _matches.Count;

    public override bool TryTake(int file, in DocumentSlice document, out EventError error)
    {
        bool isEvent = _detector.TryProcess(document.Memory, new EventOrigin(_options.Events[file], document.Line), out AlertCollection alerts, out error);
        Take(alerts);
        return isEvent;
    }

    public override IReadOnlyList<byte[]> Complete()
    {
        Take(_detector.Complete());
        return _matches;
    }

    private void Take(AlertCollection alerts)
    {
        foreach (Alert alert in alerts)
        {
            _matches.Add(_options.LinesOnly
                ? Encoding.UTF8.GetBytes(string.Join(' ', alert.Events.Select(NameOf)))
                : [(byte)'[', .. Joined(alert.Events), (byte)']']);
        }
    }

    private string NameOf(AlertEvent? e) => e?.Origin is { } origin ? _options.NameOf(origin) : "-";

    private static IEnumerable<byte> Joined(IReadOnlyList<AlertEvent?> events) =>
        events.SelectMany(static (e, i) => (i == 0 ? Array.Empty<byte>() : [(byte)',']).Concat(e is null ? "null"u8.ToArray() : OnOneLine(e.Document.Span)));
}
