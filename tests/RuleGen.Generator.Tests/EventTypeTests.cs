using Microsoft.CodeAnalysis;
using Xunit;

namespace RuleGen.Generator.Tests;

/// <summary>What is generated for event types, and when.</summary>
public class EventTypeTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Collections.Immutable; using System.Net; using RuleGen;\n";

    private const string Login = Usings + """
        [EventType]
        public sealed partial record Login([property: EventField("@timestamp")] DateTimeOffset Time)
        {
            [EventField("user.name")] public string? User { get; init; }
        }
        """;

    [Fact]
    public void Members_of_every_kind() => VerifyType("""
        namespace Acme
        {
            public partial class Outer
            {
                [EventType]
                internal partial struct Observed
                {
                    [EventField("@timestamp")] public DateTimeOffset Time;
                    [EventField("process")] public Program? Process { get; set; }
                    [EventField("user.id")] public uint UserId { get; init; }
                    [EventField("user.risk.calculated_score")] internal double? Score { get; set; }
                    [EventField("host.ip")] public IReadOnlyList<IPAddress?>? Addresses { get; set; }
                    [EventField("tags")] public ImmutableArray<string> @event { get; set; }
                    [EventField("event.duration")] private decimal _duration;
                    [EventField("dns.answers")] public List<Answer>? Answers { get; set; }
                    [EventField("source.port")] [Obsolete] public int?[]? Ports { get; set; }
                    public string? None { get; set; }
                    public void Keep(decimal duration) => (Time, _duration) = (default, duration);
                }
            }

            public class Named { [EventField("name")] public string? Name { get; set; } }

            public sealed class Program : Named
            {
                [EventField("args")] public string[]? Args { get; set; }
                [EventField("interactive")] public bool? Interactive { get; set; }
                [EventField("parent")] public Named? Parent { get; set; }
            }

            public readonly record struct Answer([property: EventField("data")] string? Data, [property: EventField("ttl")] long Ttl);
        }
        """);

    [Fact]
    public void A_record() => VerifyType(Login[Usings.Length..]);

    [Fact]
    public void A_class_and_a_record_struct_are_added_to_as_what_they_are()
    {
        var run = new GeneratorRun(Usings + """
            [EventType] public partial class One { [EventField("process.name")] public string? Name { get; set; } }
            [EventType] public partial record struct Two([property: EventField("process.name")] string? Name);
            public static class Use
            {
                public static int Count(Detector detector, One one, Two two) => detector.Process(one).Count + detector.Process(in two).Count;
            }
            """, []);
        run.Run();
        Assert.Empty(run.CompilerFindings());
    }

    [Fact]
    public void A_path_is_text_whatever_it_says()
    {
        var run = new GeneratorRun(Usings + """
            [EventType] public partial class @class { [EventField("\"]; }\u2028/*\n{")] public string? Bad { get; set; } [EventField("\"]; //\u2028\n")] public string? @event { get; set; } }
            """, []);
        Assert.Equal(["RG2001", "RG2202"], run.Run().Diagnostics.Select(static diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
        Assert.Empty(run.CompilerFindings());
    }

    [Fact]
    public void An_edit_elsewhere_emits_nothing_again()
    {
        var run = new GeneratorRun(Login, []);
        run.Run();
        run.AddSource("class Elsewhere;");
        GeneratorRunResult result = run.Run().Results.Single();
        Assert.All(
            result.TrackedSteps[StepNames.EmitEventType].SelectMany(static step => step.Outputs),
            static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void A_rule_is_compared_with_the_event_type_again_only_when_one_of_them_changes()
    {
        string first = TestRule.With("process where process.name == \"a\"", "First");
        string second = TestRule.With("process where process.name == \"b\"", "Second", "7e0bb5a6-2c8b-4f0f-a3a5-0b9c9f1d2e33");
        var run = new GeneratorRun(Login + "[RuleSet(EventType = typeof(Login))] public sealed partial class Rules;", [("rules/a.toml", first), ("rules/b.toml", second)]);
        run.Run();
        run.AddSource("class Elsewhere;");
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], Reasons(run));
        run.Edit("rules/b.toml", second.Replace("\"b\"", "\"c\"", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], Reasons(run).OrderDescending());

        static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run) =>
            run.Run().Results.Single().TrackedSteps[StepNames.CheckEventTypes].SelectMany(static step => step.Outputs).Select(static output => output.Reason);
    }

    private static void VerifyType(string source, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var run = new GeneratorRun(Usings + source, []);
        GeneratorDriverRunResult result = run.Run();
        Assert.Empty(result.Diagnostics);
        Assert.Empty(run.CompilerFindings());
        Snapshot.Verify(result, test: test);
    }
}
