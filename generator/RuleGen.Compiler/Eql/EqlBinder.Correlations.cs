using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <content>Sequences and samples: what each item asks of an event, and what joins the events.</content>
public sealed partial class EqlBinder
{
    private SequenceQuery? BindSequence(EqlSequence sequence)
    {
        JoinKey[]? shared = BindKeys(sequence.Keys);
        (QueryStage? Stage, int Runs)[] items =
            [.. sequence.Items.Select(item => (BindStage(shared, item.Filter, item.Keys, item.IsMissing), item.Runs))];
        QueryStage? until = sequence.Until is { } end ? BindStage(shared, end.Filter, end.Keys) : null;
        if ((sequence.Until is not null && until is null) || Whole(items.Select(static item => item.Stage)) is not { } stages)
        {
            return null;
        }

        IEnumerable<EquatableArray<EqlField>> keys = sequence.Items.Select(static item => item.Keys).Concat(sequence.Until is null ? [] : [sequence.Until.Keys]);
        if (Join([.. stages, .. until is null ? Array.Empty<QueryStage>() : [until]], sequence.Keys.Count, [.. keys]) is not { } joined)
        {
            return null;
        }

        EquatableArray<QueryStage> expanded = items.SelectMany((item, i) => Enumerable.Repeat(joined[i], item.Runs)).ToEquatableArray();
        return new SequenceQuery(expanded, BindOrder(), sequence.MaxSpan is { } span ? LengthOf(span) : null, until is null ? null : joined[items.Length]);
    }

    private SampleQuery? BindSample(EqlSample sample)
    {
        JoinKey[]? shared = BindKeys(sample.Keys);
        return Whole(sample.Items.Select(item => BindStage(shared, item.Filter, item.Keys)).ToArray()) is { } stages
            && Join(stages, sample.Keys.Count, [.. sample.Items.Select(static item => item.Keys)]) is { } joined
            ? new SampleQuery(joined.ToEquatableArray(), BindOrder())
            : null;
    }

    private QueryStage? BindStage(JoinKey[]? shared, EqlEventFilter filter, EquatableArray<EqlField> ownKeys, bool isMissing = false)
    {
        Predicate? condition = BindFilter(filter);
        JoinKey[]? own = BindKeys(ownKeys);
        return condition is null || shared is null || own is null ? null : new QueryStage(condition, [.. shared, .. own], isMissing);
    }

    private JoinKey[]? BindKeys(EquatableArray<EqlField> keys)
    {
        JoinKey?[] bound = [.. keys.Select(BindKey)];
        return Array.TrueForAll(bound, static key => key is not null) ? [.. bound.OfType<JoinKey>()] : null;
    }

    private JoinKey? BindKey(EqlField key)
    {
        if (IsConstantNull(key))
        {
            return new JoinKey(null, IsOptional: true);
        }

        if (ResolveField(key) is not { } field)
        {
            return null;
        }

        if (field.Type is FieldType.Text or FieldType.Other)
        {
            ReportUncomparable(key, field);
            return null;
        }

        // Elasticsearch's EQL does not know the type.
        if (field.Type == FieldType.Flattened)
        {
            Report(FieldNotComparable, key.Span, $"{MessageText.Quote(key.Name)} is a flattened field and has no one value to join by; name one of the fields inside it");
            return null;
        }

        return new JoinKey(field, key.IsOptional);
    }

    /// <summary>
    /// The stages with types that agree: the keys at one place are of one type, and a field of unknown type takes that of the others. Null when
    /// two types have no value in common, which has been reported.
    /// </summary>
    /// <param name="stages">The stages, <c>until</c> last.</param>
    /// <param name="sharedKeys">How many keys stand before the stages, for all of them.</param>
    /// <param name="ownKeys">The keys of each stage as written.</param>
    /// <remarks>Source: Elasticsearch <c>eql/analysis/Verifier.java</c> checkJoinKeyTypes, <c>ql/type/DataTypes.java</c> areCompatible.</remarks>
    private QueryStage[]? Join(QueryStage[] stages, int sharedKeys, EquatableArray<EqlField>[] ownKeys)
    {
        bool agree = true;
        for (int place = sharedKeys; place < stages[0].Keys.Count; place++)
        {
            int i = place;
            FieldReference? first = stages.Select(stage => stage.Keys[i].Field).FirstOrDefault(static field => field is { Type: not FieldType.Dynamic });
            for (int stage = 0; stage < stages.Length && first is not null; stage++)
            {
                if (stages[stage].Keys[place].Field is not { } field)
                {
                    continue;
                }

                if (field.Type == FieldType.Dynamic)
                {
                    stages[stage] = WithKeyType(stages[stage], place, first);
                }
                else if (!AreComparable(field.Type, first.Type))
                {
                    agree = false;
                    EqlField key = ownKeys[stage][place - sharedKeys];
                    Report(
                        JoinKeyTypeMismatch,
                        key.Span,
                        $"{MessageText.Quote(key.Name)} is {MessageText.WithArticle(Describe(field.Type))} field and is to join {Quote(first)}, {MessageText.WithArticle(Describe(first.Type))} field: their values are never equal");
                }
            }
        }

        return agree ? stages : null;
    }

    private static QueryStage WithKeyType(QueryStage stage, int place, FieldReference type) => stage with
    {
        Keys = stage.Keys.Select((key, i) => i == place ? key with { Field = key.Field! with { Type = type.Type } } : key).ToEquatableArray(),
    };

    private static bool AreComparable(FieldType left, FieldType right) =>
        left == right || (IsNumber(left) && IsNumber(right)) || (IsDate(left) && IsDate(right));

    private static bool IsNumber(FieldType type) => type is FieldType.Integer or FieldType.Float;

    private static bool IsDate(FieldType type) => type is FieldType.Date or FieldType.DateNanos;

    private QueryOrder BindOrder() => new(OrderField(_options.TimestampField), _options.TiebreakerField is { } name ? OrderField(name) : null);

    // An alias stands in no event under its own name.
    private FieldReference OrderField(string name)
    {
        _options.Schema.TryGet(name, out FieldInfo field);
        return field.ToReference();
    }

    /// <summary>All of the stages; null when one of them has a mistake.</summary>
    private static QueryStage[]? Whole(IEnumerable<QueryStage?> stages)
    {
        QueryStage?[] all = [.. stages];
        return Array.TrueForAll(all, static stage => stage is not null) ? [.. all.OfType<QueryStage>()] : null;
    }

    /// <summary>A length of time; one beyond all dates is the longest there is.</summary>
    private static TimeSpan LengthOf(EqlTimeSpan span)
    {
        long ticksPerUnit = span.Unit switch
        {
            EqlTimeUnit.Milliseconds => TimeSpan.TicksPerMillisecond,
            EqlTimeUnit.Seconds => TimeSpan.TicksPerSecond,
            EqlTimeUnit.Minutes => TimeSpan.TicksPerMinute,
            EqlTimeUnit.Hours => TimeSpan.TicksPerHour,
            _ => TimeSpan.TicksPerDay,
        };
        return span.Amount > long.MaxValue / ticksPerUnit ? TimeSpan.MaxValue : new TimeSpan(span.Amount * ticksPerUnit);
    }
}
