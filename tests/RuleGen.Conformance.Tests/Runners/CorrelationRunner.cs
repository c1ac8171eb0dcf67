using System.Globalization;
using RuleGen.Compiler.Eql;
using RuleGen.Engine.Tests;

namespace RuleGen.Conformance.Tests;

/// <summary>Sequences and samples: all that are over one data set are one ruleset, whose detector sees its events in the order of the file.</summary>
internal sealed class CorrelationRunner(IReadOnlyList<SuiteCase> cases) : ICaseRunner
{
    private static readonly Dictionary<string, EngineKind> EnginesByName = new(StringComparer.Ordinal)
    {
        ["interpreter"] = EngineKind.Interpreter,
        ["generated code"] = EngineKind.Generated,
    };

    public IReadOnlyList<string> Engines { get; } = [.. EnginesByName.Keys];

    // How many samples a key may give is asked of a detector, not of a rule.
    public IReadOnlyList<CaseResult> Run(string engine) =>
        [.. cases.GroupBy(static item => (item.Dataset, item.MaxSamplesPerKey)).SelectMany(group => Run(EnginesByName[engine], [.. group]))];

    private static IEnumerable<CaseResult> Run(EngineKind engine, SuiteCase[] cases)
    {
        Dataset dataset = EqlSuite.Datasets[cases[0].Dataset!];
        BoundQuery[] queries = [.. cases.Select(item => BoundQuery.Bind(item.Query!, dataset))];
        List<(IReadOnlyList<long> Ids, IReadOnlyList<string?> Keys)>[] matches = [.. cases.Select(static _ => new List<(IReadOnlyList<long>, IReadOnlyList<string?>)>())];
        Detector detector = CompiledQueries.Load(engine, queries.Select(static query => query.Query!)).CreateDetector(new DetectorOptions
        {
            Lateness = TimeSpan.MaxValue,
            SampleScope = SampleScope.Batch,
            MaxSamplesPerKey = cases[0].MaxSamplesPerKey ?? 1,
        });
        for (int i = 0; i < dataset.Documents.Count; i++)
        {
            Take(detector.Process(dataset.Documents[i].Document, new EventOrigin("events", i + 1)));
        }

        Take(detector.Complete());
        return cases.Select((item, i) => CaseResult.Judge(item, EqlPipes.Apply(queries[i].Statement!.Pipes, matches[i]).Take(item.Size ?? int.MaxValue)));

        void Take(AlertCollection alerts)
        {
            foreach (Alert alert in alerts)
            {
                int query = int.Parse(alert.Rule.Metadata.RuleId.AsSpan("rule".Length), CultureInfo.InvariantCulture);
                matches[query].Add(([.. alert.Events.Select(e => e is null ? SuiteCase.NoEvent : dataset.Documents[(int)e.Origin!.Value.Line - 1].Id)], alert.JoinKeys));
            }
        }
    }
}
