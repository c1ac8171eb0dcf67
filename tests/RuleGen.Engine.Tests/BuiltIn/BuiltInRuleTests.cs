using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Rules;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>The rules of <c>rules/</c>, as the generator compiled them into RuleGen.Rules and as the interpreter loads them.</summary>
public sealed class BuiltInRuleTests
{
    private const string ReferenceRuleId = "a52a9439-d52c-401c-be37-2785235c6547";

    private static readonly string RulesFolder = Path.Combine(SharedData.RepositoryRoot, "rules");

    private static readonly Lazy<LoadedRules> Interpreted = new(static () => LoadInterpreted(out _));

    private static readonly LoadedRules Generated = new(BuiltInRules.Layout, BuiltInRules.All, BuiltInRules.CreateDetector);

    /// <summary>Reads the rules with their exceptions.</summary>
    internal static LoadedRules LoadInterpreted(out IReadOnlyList<CompiledRule> rules)
    {
        ILookup<bool, SourceText> files = Directory.EnumerateFiles(RulesFolder, "*.toml", SearchOption.AllDirectories)
            .Where(static path => !Path.GetRelativePath(RulesFolder, path).Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"))
            .Where(static path => !path.EndsWith(".tests.toml", StringComparison.Ordinal))
            .Select(static path => new SourceText(path, File.ReadAllText(path)))
            .ToLookup(static file => file.Path.EndsWith(".exceptions.toml", StringComparison.Ordinal));
        var exceptions = ExceptionSet.Compile(files[true], ValueLists.Empty, FieldSchema.Default);
        rules = [.. files[false].Select(file => exceptions.Apply(RuleCompiler.Compile(file, FieldSchema.Default)))];
        return LoadedRules.Load(EngineKind.Interpreter, rules);
    }

    [Fact]
    public void Both_engines_have_the_same_rules()
    {
        Assert.True(BuiltInRules.All.Count > 10);
        Assert.Equal(BuiltInRules.All.Select(static rule => rule.Metadata.RuleId), Interpreted.Value.Rules.Select(static rule => rule.Metadata.RuleId));
        Assert.Equal(BuiltInRules.Layout.Fields.Order(StringComparer.Ordinal), Interpreted.Value.Layout.Fields.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EventFiles.SharedNames), MemberType = typeof(EventFiles))]
    public void Both_engines_agree_on_every_event(string file)
    {
        var interpreted = new EventMatches(Interpreted.Value);
        var generated = new EventMatches(Generated);
        long events = 0;
        EventFiles.ForEach(SharedData.Require("events", file), (line, document) =>
        {
            events++;
            Assert.True(
                interpreted.Of(document).SequenceEqual(generated.Of(document)),
                $"line {line}: interpreted {string.Join(", ", interpreted.Of(document))}; generated {string.Join(", ", generated.Of(document))}");
        });
        Assert.True(events > 0);
    }

    [Theory]
    [InlineData(EngineKind.Interpreter)]
    [InlineData(EngineKind.Generated)]
    public void The_reference_rule_alerts_on_exactly_the_labelled_events(EngineKind engine)
    {
        string[] expected =
        [
            .. File.ReadLines(SharedData.Require("events", "container-20k.labels.tsv"))
                .Select(static line => line.Split('\t'))
                .Where(static cells => cells[1] == "1")
                .Select(static cells => cells[0]),
        ];
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Alerts(engine, SharedData.Require("events", "container-20k.ndjson.gz")).Where(static alert => alert.RuleId == ReferenceRuleId).Select(static alert => alert.Lines));
    }

    [Theory]
    [InlineData(EngineKind.Interpreter)]
    [InlineData(EngineKind.Generated)]
    public void The_samples_give_exactly_the_expected_alerts(EngineKind engine)
    {
        string samples = Path.Combine(RulesFolder, "samples");
        IEnumerable<string> alerts = Directory.EnumerateFiles(samples, "*.ndjson").SelectMany(
            path => Alerts(engine, path).Select(alert => FormattableString.Invariant($"{Path.GetFileName(path)}\t{alert.Lines}\t{alert.RuleId}")));
        Assert.Equal(
            Directory.EnumerateFiles(samples, "*expected.tsv").SelectMany(File.ReadLines).Where(static line => line.Length > 0).Order(StringComparer.Ordinal),
            alerts.Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// The alerts of a detector in which index patterns count and disabled rules do not, by the lines of their events; <c>-</c> for one that
    /// must be missing. Events may be a minute late.
    /// </summary>
    private static List<(string Lines, string RuleId)> Alerts(EngineKind engine, string path)
    {
        LoadedRules rules = engine == EngineKind.Interpreter ? Interpreted.Value : Generated;
        Detector detector = rules.CreateDetector(new DetectorOptions { Lateness = TimeSpan.FromMinutes(1) });
        var alerts = new List<(string, string)>();
        EventFiles.ForEach(path, (line, document) => Take(detector.Process(document, new EventOrigin(path, line))));
        Take(detector.Complete());
        return alerts;

        void Take(AlertCollection found)
        {
            foreach (Alert alert in found)
            {
                IEnumerable<string> lines = alert.Events.Select(static e => e is null ? "-" : FormattableString.Invariant($"{e.Origin!.Value.Line}"));
                alerts.Add((string.Join(' ', lines), alert.Rule.Metadata.RuleId));
            }
        }
    }

    /// <summary>Which rules' conditions hold, whatever their index patterns.</summary>
    private sealed class EventMatches(LoadedRules rules)
    {
        private readonly EventReader _reader = rules.Layout.CreateReader();
        private readonly Event _event = new(rules.Layout);

        public IEnumerable<string> Of(ReadOnlyMemory<byte> document)
        {
            _reader.Read(document, _event);
            return rules.Rules.Where(rule => rule.IsMatch(_event)).Select(static rule => rule.Metadata.RuleId);
        }
    }
}
