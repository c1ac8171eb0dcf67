using System.Text;
using System.Text.Json;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Synthesis;
using RuleGen.Compiler.Synthesis.Correlations;
using RuleGen.Engine.Tests;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Corpus.Tests;

/// <summary>The published sequences and samples: all compile, each fires on a stream made for it and on none that nearly does.</summary>
public sealed class CorrelationTests
{
    private static readonly int Stride = Environment.GetEnvironmentVariable("RULEGEN_LONG") == "1" ? 1 : 5;

    [Fact]
    public void All_198_sequences_and_3_samples_compile()
    {
        Assert.Equal(198, Corpus.CorrelationRules.Count(static rule => rule.Statement is EqlSequence));
        Assert.Equal(3, Corpus.CorrelationRules.Count(static rule => rule.Statement is EqlSample));
        Assert.DoesNotContain(Corpus.CorrelationRules, static rule => rule.Compiled.Evaluated is null);
        Assert.DoesNotContain(Corpus.CorrelationRules.SelectMany(static rule => rule.Compiled.Diagnostics), static d => d.Severity == RuleDiagnosticSeverity.Error);
    }

    [Fact]
    public void Both_engines_load_the_same_rules()
    {
        LoadedRules generated = Corpus.GeneratedCorrelations;
        Assert.Equal(Corpus.CorrelationRules.Length, generated.Rules.Count);
        Assert.Equal(Corpus.InterpretedCorrelations.Rules.Select(Describe), generated.Rules.Select(Describe));
    }

    [Fact]
    public void Every_rule_fires_on_its_stream_and_not_on_a_near_miss()
    {
        var failures = new List<string>();
        foreach ((CorpusRule rule, SynthesizedCorrelation streams) in Corpus.Streams)
        {
            if (streams.Reason is not null)
            {
                failures.Add($"{rule}: {streams.Reason}");
                continue;
            }

            Check("stream", streams.Match, expected: true);
            foreach (StreamNearMiss miss in streams.NearMisses)
            {
                Check(miss.Difference, miss.Events, expected: false);
            }

            void Check(string kind, IReadOnlyList<SampleEvent> events, bool expected)
            {
                byte[][] documents = [.. events.Select(static e => Encoding.UTF8.GetBytes(e.ToJson()))];
                IReadOnlyList<string> byInterpreter = Alerts(Corpus.InterpretedCorrelations, documents);
                IReadOnlyList<string> byGenerated = Alerts(Corpus.GeneratedCorrelations, documents);
                IReadOnlyList<string> atOnce = AlertsAtOnce(Corpus.GeneratedCorrelations, documents);
                bool fires = byInterpreter.Any(alert => alert.StartsWith(rule.Compiled.Definition!.RuleId, StringComparison.Ordinal));
                if (fires != expected || !byInterpreter.SequenceEqual(byGenerated) || !byInterpreter.Order(StringComparer.Ordinal).SequenceEqual(atOnce))
                {
                    failures.Add($"{rule}: {kind}: {string.Join(" ", events.Select(static e => e.ToJson()))}: interpreted {string.Join(",", byInterpreter)}; generated {string.Join(",", byGenerated)}; at once {string.Join(",", atOnce)}");
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failures:\n" + string.Join('\n', failures));
    }

    [Theory]
    [MemberData(nameof(EventFiles.SharedNames), MemberType = typeof(EventFiles))]
    public void Both_engines_find_the_same_in_the_events_of(string file)
    {
        var documents = new List<byte[]>();
        EventFiles.ForEach(SharedData.Require("events", file), (line, document) =>
        {
            if (line % Stride == 1 % Stride)
            {
                documents.Add(document.ToArray());
            }
        });
        Assert.NotEmpty(documents);
        List<string> found = Alerts(Corpus.InterpretedCorrelations, documents);
        Assert.Equal(found, Alerts(Corpus.GeneratedCorrelations, documents));

        byte[][] ordered = [.. documents.OrderBy(TimeOf)];
        Assert.Equal(Alerts(Corpus.InterpretedCorrelations, ordered).Order(StringComparer.Ordinal), AlertsAtOnce(Corpus.GeneratedCorrelations, documents));
    }

    // By time and without lateness, so that conditions sleep, and over a restart in the middle; sorted.
    private static string[] AlertsAtOnce(LoadedRules rules, IReadOnlyList<byte[]> documents) =>
        [.. Alerts(rules, [.. documents.OrderBy(TimeOf)], TimeSpan.Zero, restart: documents.Count / 2).Order(StringComparer.Ordinal)];

    private static List<string> Alerts(LoadedRules rules, IReadOnlyList<byte[]> documents) => Alerts(rules, documents, TimeSpan.FromDays(1), restart: 0);

    // Rule and id of each alert, in the order in which they come.
    private static List<string> Alerts(LoadedRules rules, IReadOnlyList<byte[]> documents, TimeSpan lateness, int restart)
    {
        var options = new DetectorOptions { IgnoreIndexPatterns = true, IncludeDisabledRules = true, Lateness = lateness };
        Detector detector = rules.CreateDetector(options);
        var alerts = new List<string>();
        for (int i = 0; i < documents.Count; i++)
        {
            if (i == restart)
            {
                detector = rules.Restart(detector, options);
            }

            Take(detector.Process(documents[i]));
        }

        Take(detector.Complete());
        return alerts;

        void Take(AlertCollection found)
        {
            foreach (Alert alert in found)
            {
                alerts.Add($"{alert.Rule.Metadata.RuleId} {alert.Id}");
            }
        }
    }

    private static DateTimeOffset TimeOf(byte[] document)
    {
        using var json = JsonDocument.Parse(document);
        return json.RootElement.TryGetProperty("@timestamp", out JsonElement time) && time.TryGetDateTimeOffset(out DateTimeOffset date) ? date : default;
    }

    private static string Describe(Rule rule)
    {
        CorrelationDefinition correlation = rule.Correlation!;
        return $"{rule.Metadata.RuleId} {correlation.GetType().Name} {correlation.Stages.Count} {correlation.KeyCount} {correlation.KeptFields.Count} {correlation.ContentHash} {(correlation as SequenceDefinition)?.MaxSpan}";
    }
}
