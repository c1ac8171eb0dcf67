using RuleGen.Compiler.Eql;
using RuleGen.Engine.Tests;

namespace RuleGen.Conformance.Tests;

/// <summary>Event queries: all that are over one data set are compiled together and asked about each of its events.</summary>
internal sealed class EventRunner : ICaseRunner
{
    private static readonly Dictionary<string, Func<CompiledPredicates, int, Event, bool>> EnginesByName = new(StringComparer.Ordinal)
    {
        ["interpreter"] = static (predicates, i, e) => predicates.Interpret(i, e),
        ["optimised interpreter"] = static (predicates, i, e) => predicates.InterpretOptimized(i, e),
        ["generated code"] = static (predicates, i, e) => predicates.RunGenerated(i, e),
    };

    private readonly IReadOnlyList<DatasetQueries> _datasets;

    public EventRunner(IEnumerable<SuiteCase> cases) => _datasets = [.. cases.GroupBy(static item => item.Dataset!).Select(static group => new DatasetQueries(group))];

    public IReadOnlyList<string> Engines { get; } = [.. EnginesByName.Keys];

    public IReadOnlyList<CaseResult> Run(string engine) => [.. _datasets.SelectMany(queries => queries.Run(EnginesByName[engine]))];

    private sealed class DatasetQueries
    {
        private readonly Dataset _dataset;
        private readonly IReadOnlyList<(SuiteCase Case, BoundQuery Query)> _bound;
        private readonly IReadOnlyList<CaseResult> _unbound;
        private readonly CompiledPredicates _predicates;

        public DatasetQueries(IGrouping<string, SuiteCase> cases)
        {
            _dataset = EqlSuite.Datasets[cases.Key];
            (SuiteCase Case, BoundQuery Query)[] queries = [.. cases.Select(item => (item, BoundQuery.Bind(item.Query!, _dataset)))];
            _bound = [.. queries.Where(static item => item.Query.Predicate is not null)];
            _unbound =
            [
                .. queries.Where(static item => item.Query.Predicate is null)
                    .Select(static item => new CaseResult(item.Case, Passed: false, string.Join("; ", item.Query.Diagnostics))),
            ];
            _predicates = CompiledPredicates.Compile([.. _bound.Select(static item => item.Query.Predicate!)]);
        }

        public IEnumerable<CaseResult> Run(Func<CompiledPredicates, int, Event, bool> isMatch)
        {
            var matches = _bound.Select(static _ => new List<long>()).ToArray();
            EventReader reader = _predicates.Layout.CreateReader(EventValidation.Strict);
            var e = new Event(_predicates.Layout);
            foreach (DatasetEvent item in _dataset.Events)
            {
                reader.Read(item.Document, e);
                for (int i = 0; i < matches.Length; i++)
                {
                    if (isMatch(_predicates, i, e))
                    {
                        matches[i].Add(item.Id);
                    }
                }
            }

            return _bound.Select((item, i) => CaseResult.Judge(item.Case, [.. EqlPipes.Apply(item.Query.Statement!.Pipes, matches[i])])).Concat(_unbound);
        }
    }
}
