using System.Text;
using System.Text.Json;
using CsCheck;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Evaluation.Correlations;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>
/// Random sequences and samples over random streams: generated code and interpreter must find the same matches, with the same ids and join keys,
/// in the same order, and they must be those of the compiler's own evaluation, by which tests of rules are run. Where events come in order and none
/// is held, so that conditions may sleep, they are the same again, over a restart in the middle. <c>RULEGEN_LONG=1</c> tries twenty times as many.
/// A failure names the query, and by CsCheck the seed.
/// </summary>
public sealed class CorrelationDifferentialTests
{
    private const int QueriesPerAssembly = 60;
    private const int StreamsPerAssembly = 40;

    private static readonly int Assemblies = Environment.GetEnvironmentVariable("RULEGEN_LONG") == "1" ? 40 : 2;

    private static readonly FieldSchema Schema = FieldSchema.Create(
    [
        new("event.category", FieldType.Keyword),
        new("s", FieldType.Keyword),
        new("n", FieldType.Integer),
        new("k.text", FieldType.Keyword),
        new("k.number", FieldType.Float),
        new("k.ip", FieldType.Ip),
        new("k.flag", FieldType.Boolean),
        new("k.list", FieldType.Keyword),
        new("@timestamp", FieldType.Date),
    ]);

    [Fact]
    public void Generated_code_finds_what_the_interpreter_finds() =>
        Gen.Select(Gen.OneOf(CorrelationGenerators.Sequence, CorrelationGenerators.Sequence, CorrelationGenerators.Sample).Array[QueriesPerAssembly], CorrelationGenerators.Stream.Array[StreamsPerAssembly])
            .Sample(static (queries, streams) => Compare(queries, streams), iter: Assemblies, threads: 1, print: static _ => "");

    private static void Compare(string[] queries, string[][] streams)
    {
        CompiledRule[] rules = [.. queries.Select(static (query, i) => QueryRule.Compile($"rule{i:D5}", query, Schema))];
        Assert.All(rules, static rule => Assert.True(rule.Evaluated is not null, string.Join('\n', rule.Diagnostics)));
        LoadedRules interpreted = LoadedRules.Load(EngineKind.Interpreter, rules);
        LoadedRules generated = LoadedRules.Load(EngineKind.Generated, rules);
        int found = 0;
        foreach (string[] stream in streams)
        {
            foreach (SampleScope scope in Enum.GetValues<SampleScope>())
            {
                List<string> expected = Matches(interpreted, stream, scope);
                List<string> actual = Matches(generated, stream, scope);
                Assert.True(
                    expected.SequenceEqual(actual),
                    $"interpreted only: {string.Join("; ", expected.Except(actual))}\ngenerated only: {string.Join("; ", actual.Except(expected))}\n{string.Join('\n', queries)}\n{string.Join('\n', stream)}");
                found += expected.Count;
                if (scope == SampleScope.Stream)
                {
                    AssertDefined(rules, stream, expected);
                }

                string[] ordered = [.. stream.OrderBy(TimeOf)];
                string[] held = [.. Matches(interpreted, ordered, scope).Order(StringComparer.Ordinal)];
                AssertAtOnce(interpreted, ordered, scope, held);
                AssertAtOnce(generated, ordered, scope, held);
            }
        }

        Assert.True(found > streams.Length, "random streams that match hardly anything show nothing");
    }

    private static void AssertDefined(CompiledRule[] rules, string[] stream, List<string> found)
    {
        string[] defined = [.. rules.SelectMany(rule => Evaluate(rule, stream)).Order(StringComparer.Ordinal)];
        string[] actual = [.. found.Select(static match => $"{match[..match.IndexOf(' ')]} {match[match.IndexOf('[')..(match.IndexOf(']') + 1)]}").Order(StringComparer.Ordinal)];
        Assert.True(
            defined.SequenceEqual(actual),
            $"by definition only: {string.Join("; ", defined.Except(actual))}\nfound only: {string.Join("; ", actual.Except(defined))}\n{string.Join('\n', rules.Select(static rule => $"{rule.Definition!.RuleId} {rule.Evaluated}"))}\n{string.Join('\n', stream)}");
    }

    private static IEnumerable<string> Evaluate(CompiledRule rule, string[] stream)
    {
        var query = (CorrelationQuery)rule.Evaluated!;
        FieldReference[] fields = [.. CorrelationFields.Read(query)];
        Dictionary<string, int> slots = EventDocument.IndexFields([.. fields.Select(static field => field.Name).Distinct()]);
        PredicateEvaluator[] conditions = [.. query.Conditions.Select(condition => new PredicateEvaluator(condition, SlotOf))];
        var reader = new StreamEventReader(query, SlotOf);
        var events = new List<StreamEvent>();
        for (int i = 0; i < stream.Length; i++)
        {
            using var json = JsonDocument.Parse(stream[i]);
            var document = new EventDocument(json.RootElement, slots, PredicateFields.NullValues(fields));
            if (reader.Read(i, document, stage => conditions[stage].Evaluate(document)) is { } e)
            {
                events.Add(e);
            }
        }

        return CorrelationEvaluator.Evaluate(query, CorrelationFields.LookBack(rule.Definition!), events).Matches
            .Select(match => $"{rule.Definition!.RuleId} [{string.Join(' ', match.Events.Select(static e => e is null ? "-" : FormattableString.Invariant($"{e.Number + 1}")))}]");

        int SlotOf(FieldReference field) => slots[field.Name];
    }

    // Without lateness, and with the state in another detector from the middle on.
    private static void AssertAtOnce(LoadedRules rules, string[] ordered, SampleScope scope, string[] held)
    {
        string[] found = [.. Matches(rules, ordered, scope, TimeSpan.Zero, restart: ordered.Length / 2).Order(StringComparer.Ordinal)];
        Assert.True(
            held.SequenceEqual(found),
            $"held only: {string.Join("; ", held.Except(found))}\nat once only: {string.Join("; ", found.Except(held))}\n{string.Join('\n', ordered)}");
    }

    // One without a valid time is like another: it takes part in nothing.
    private static DateTimeOffset TimeOf(string e)
    {
        using var json = JsonDocument.Parse(e);
        return json.RootElement.GetProperty("@timestamp").TryGetDateTimeOffset(out DateTimeOffset time) ? time : default;
    }

    private static List<string> Matches(LoadedRules rules, string[] stream, SampleScope scope) =>
        Matches(rules, stream, scope, TimeSpan.FromSeconds(1), restart: 0);

    private static List<string> Matches(LoadedRules rules, string[] stream, SampleScope scope, TimeSpan lateness, int restart)
    {
        var options = new DetectorOptions { Lateness = lateness, SampleScope = scope };
        Detector detector = rules.CreateDetector(options);
        var matches = new List<string>();
        for (int i = 0; i < stream.Length; i++)
        {
            if (i == restart)
            {
                detector = rules.Restart(detector, options);
            }

            Take(detector.Process(Encoding.UTF8.GetBytes(stream[i]), new EventOrigin("stream", i + 1)));
        }

        Take(detector.Complete());
        return matches;

        void Take(AlertCollection alerts)
        {
            foreach (Alert alert in alerts)
            {
                IEnumerable<string> lines = alert.Events.Select(static e => e is null ? "-" : FormattableString.Invariant($"{e.Origin!.Value.Line}"));
                matches.Add($"{alert.Rule.Metadata.RuleId} {alert.Id} [{string.Join(' ', lines)}] by [{string.Join(", ", alert.JoinKeys)}]");
            }
        }
    }
}
