using System.Text.Json;
using BenchmarkDotNet.Attributes;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Rules;

namespace RuleGen.Benchmarks;

/// <summary>From NDJSON bytes to alerts. One operation is one event.</summary>
[MemoryDiagnoser]
public class PipelineBenchmarks
{
    private const int Events = 20_000;

    private ReadOnlyMemory<byte>[] _lines = [];
    private Detector _checked = null!;
    private Detector _trusted = null!;
    private Detector _builtIn = null!;
    private PredicateEvaluator _evaluator = null!;
    private Dictionary<string, int> _fields = [];

    /// <summary>Loads the lines.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _lines = EventLines.Load();
        var options = new DetectorOptions { IgnoreIndexPatterns = true };
        _checked = ReferenceRule.CreateDetector(options);
        _trusted = ReferenceRule.CreateDetector(new DetectorOptions { IgnoreIndexPatterns = true, Validation = EventValidation.Trusted });
        _builtIn = BuiltInRules.CreateDetector(options);
        string path = Path.Combine(Repository.Root, "rules", "containers", "execution_netcat_listener_established_inside_a_container.toml");
        CompiledRule rule = RuleCompiler.Compile(new SourceText(path, File.ReadAllText(path)), FieldSchema.Default);
        _fields = EventDocument.IndexFields([.. RuleSetPlanner.Fields([rule])]);
        _evaluator = new PredicateEvaluator(rule.Predicate!, field => _fields[field.Name]);
        int[] answers = [Generated(), GeneratedTrusted(), RecordAndPredicate(), DocumentAndInterpreter()];
        if (answers.Distinct().Count() != 1)
        {
            throw new InvalidOperationException($"The variants disagree: {string.Join(", ", answers)} alerts.");
        }
    }

    /// <summary>System.Text.Json's source-generated reader of the eight fields, then the hand-written predicate.</summary>
    [Benchmark(Baseline = true, Description = "JsonSerializer (source-generated) + hand-written predicate", OperationsPerInvoke = Events)]
    public int RecordAndPredicate()
    {
        int alerts = 0;
        foreach (ReadOnlyMemory<byte> line in _lines)
        {
            alerts += ExpertPredicate.IsMatch(JsonSerializer.Deserialize(line.Span, EventRecordContext.Default.EventRecord)!) ? 1 : 0;
        }

        return alerts;
    }

    /// <summary>Our detector with the reference rule, every byte checked.</summary>
    [Benchmark(Description = "RuleGen, reference rule, Checked", OperationsPerInvoke = Events)]
    public int Generated() => Process(_checked);

    /// <summary>Our detector with the reference rule on input that is known to be valid.</summary>
    [Benchmark(Description = "RuleGen, reference rule, Trusted", OperationsPerInvoke = Events)]
    public int GeneratedTrusted() => Process(_trusted);

    /// <summary>All built-in rules.</summary>
    [Benchmark(Description = "RuleGen, all built-in rules, Checked", OperationsPerInvoke = Events)]
    public int GeneratedBuiltIn() => Process(_builtIn);

    /// <summary>A JSON document object model, flattened, and the tree walk.</summary>
    [Benchmark(Description = "JsonDocument + interpreter", OperationsPerInvoke = Events)]
    public int DocumentAndInterpreter()
    {
        int alerts = 0;
        foreach (ReadOnlyMemory<byte> line in _lines)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            alerts += _evaluator.Evaluate(new EventDocument(document.RootElement, _fields)) ? 1 : 0;
        }

        return alerts;
    }

    private int Process(Detector detector)
    {
        int alerts = 0;
        foreach (ReadOnlyMemory<byte> line in _lines)
        {
            alerts += detector.Process(line).Count;
        }

        return alerts;
    }
}
