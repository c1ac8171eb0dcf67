namespace RuleGen.Conformance.Tests;

/// <summary>The whole suite, run once for all tests and for the table in <c>docs/conformance.md</c>.</summary>
internal sealed class ConformanceRun
{
    private static readonly Dictionary<string, Func<IReadOnlyList<SuiteCase>, ICaseRunner[]>> Runners = new(StringComparer.Ordinal)
    {
        ["event"] = static cases => [new EventRunner(cases), new QueryCommandRunner(cases)],
        ["sequence"] = static cases => [new CorrelationRunner(cases), new QueryCommandRunner(cases)],
        ["sample"] = static cases => [new CorrelationRunner(cases), new QueryCommandRunner(cases)],
    };

    private readonly Dictionary<string, Lazy<IReadOnlyDictionary<string, IReadOnlyList<CaseResult>>>> _queries;
    private readonly Lazy<IReadOnlyList<CaseResult>> _parsing = new(static () => [.. EqlSuite.Active("parse").Select(static item =>
    {
        BoundQuery query = BoundQuery.Parse(item.Query!);
        return new CaseResult(item, query.Statement is not null, string.Join("; ", query.Diagnostics));
    })]);

    private readonly Lazy<IReadOnlyList<CaseResult>> _refusals = new(RefusalRunner.Run);
    private readonly Lazy<IReadOnlyList<CaseResult>> _folding = new(FoldRunner.Run);

    private ConformanceRun() => _queries = Runners.ToDictionary(
        static runner => runner.Key,
        static runner => new Lazy<IReadOnlyDictionary<string, IReadOnlyList<CaseResult>>>(() => RunAll(runner.Value(EqlSuite.Active(runner.Key)))),
        StringComparer.Ordinal);

    /// <summary>The run.</summary>
    public static ConformanceRun Instance { get; } = new();

    /// <summary>Queries that must parse.</summary>
    public IReadOnlyList<CaseResult> Parsing => _parsing.Value;

    /// <summary>Queries and expressions that must be refused.</summary>
    public IReadOnlyList<CaseResult> Refusals => _refusals.Value;

    /// <summary>Expressions without fields.</summary>
    public IReadOnlyList<CaseResult> Folding => _folding.Value;

    /// <summary>The results of a kind of query by engine.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CaseResult>> Queries(string kind) => _queries[kind].Value;

    private static Dictionary<string, IReadOnlyList<CaseResult>> RunAll(ICaseRunner[] runners) =>
        runners.SelectMany(static runner => runner.Engines.Select(engine => (Engine: engine, Results: runner.Run(engine))))
            .ToDictionary(static run => run.Engine, static run => run.Results, StringComparer.Ordinal);
}
