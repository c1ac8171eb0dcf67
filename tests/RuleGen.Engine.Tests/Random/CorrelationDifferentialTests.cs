using System.Text;
using CsCheck;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>
/// Random sequences and samples over random streams: generated code and interpreter must find the same matches, with the same ids and join keys,
/// in the same order. <c>RULEGEN_LONG=1</c> tries twenty times as many. A failure names the query, and by CsCheck the seed.
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
            }
        }

        Assert.True(found > streams.Length, "random streams that match hardly anything show nothing");
    }

    private static List<string> Matches(LoadedRules rules, string[] stream, SampleScope scope)
    {
        Detector detector = rules.CreateDetector(new DetectorOptions { Lateness = TimeSpan.FromSeconds(1), SampleScope = scope });
        var matches = new List<string>();
        for (int i = 0; i < stream.Length; i++)
        {
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
