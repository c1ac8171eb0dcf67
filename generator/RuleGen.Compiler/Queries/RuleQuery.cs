using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Queries;

/// <summary>
/// What a rule asks, the same for every query language: of single events a <see cref="Predicate"/>, or of several events what each has to
/// satisfy and what joins them. Nothing here remembers an event; the runtime does.
/// </summary>
public abstract record RuleQuery
{
    /// <summary>What events are asked one by one, in the order of the query.</summary>
    public abstract IEnumerable<Predicate> Conditions { get; }

    /// <summary>The same query with every condition changed.</summary>
    public abstract RuleQuery Select(Func<Predicate, Predicate> change);

    /// <summary>The query as text; equal queries have equal texts and different ones different texts.</summary>
    public sealed override string ToString() => QueryPrinter.Print(this);
}

/// <summary>Asks each event by itself.</summary>
public sealed record EventQuery(Predicate Condition) : RuleQuery
{
    /// <inheritdoc/>
    public override IEnumerable<Predicate> Conditions => [Condition];

    /// <inheritdoc/>
    public override RuleQuery Select(Func<Predicate, Predicate> change) => new EventQuery(change(Condition));
}

/// <summary>Asks several events together: each stage for one that joins those of the other stages.</summary>
/// <param name="Stages">The items in the order of the query, repetitions written out. All have the same number of keys.</param>
/// <param name="Order">By what the events are ordered.</param>
public abstract record CorrelationQuery(EquatableArray<QueryStage> Stages, QueryOrder Order) : RuleQuery
{
    /// <summary>The stages in their order, those that are equal to the one before them (<c>with runs</c>) counted with it.</summary>
    public IReadOnlyList<StageRun> Runs
    {
        get
        {
            var runs = new List<StageRun>();
            for (int first = 0; first < Stages.Count; first += runs[runs.Count - 1].Count)
            {
                QueryStage stage = Stages[first];
                runs.Add(new StageRun(stage, first, Stages.Skip(first).TakeWhile(other => other == stage).Count()));
            }

            return runs;
        }
    }
}

/// <summary>Events that follow each other.</summary>
/// <param name="Stages">The items; some are positive.</param>
/// <param name="Order">By what the events are ordered.</param>
/// <param name="MaxSpan">How far the last event may be from the first, both included; null: any distance. Given where a stage is missing.</param>
/// <param name="Until">Events that end every open sequence of their key; null: there are none.</param>
public sealed record SequenceQuery(EquatableArray<QueryStage> Stages, QueryOrder Order, TimeSpan? MaxSpan = null, QueryStage? Until = null)
    : CorrelationQuery(Stages, Order)
{
    /// <inheritdoc/>
    public override IEnumerable<Predicate> Conditions =>
        Stages.Select(static stage => stage.Condition).Concat(Until is null ? [] : [Until.Condition]);

    /// <inheritdoc/>
    public override RuleQuery Select(Func<Predicate, Predicate> change) =>
        this with { Stages = Stages.Select(stage => stage.Select(change)).ToEquatableArray(), Until = Until?.Select(change) };
}

/// <summary>An event for each stage, all different and with equal keys, in any order.</summary>
public sealed record SampleQuery(EquatableArray<QueryStage> Stages, QueryOrder Order) : CorrelationQuery(Stages, Order)
{
    /// <inheritdoc/>
    public override IEnumerable<Predicate> Conditions => Stages.Select(static stage => stage.Condition);

    /// <inheritdoc/>
    public override RuleQuery Select(Func<Predicate, Predicate> change) =>
        this with { Stages = Stages.Select(stage => stage.Select(change)).ToEquatableArray() };
}
