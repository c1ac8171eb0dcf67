using System.Net;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>Queries of every kind of test, and events that they match and do not.</summary>
internal static class EventTypeCases
{
    private static readonly (string Language, string Query)[] Queries =
    [
        ("eql", "process where process.name == \"nc\""),
        ("eql", "process where process.name : (\"NC\", \"bash*\") and process.args like~ (\"-*l*\", \"ÄRGER\")"),
        ("eql", "any where not process.name == \"nc\""),
        ("eql", "any where process.name == null or process.parent.name != null"),
        ("eql", "any where process.name == \"\""),
        ("eql", "any where process.name regex \"[a-z]+[^a-z]?\""),
        ("eql", "any where process.interactive == true"),
        ("eql", "any where process.interactive == false"),
        ("eql", "any where process.pid >= 4000 and process.args_count < 3"),
        ("eql", "any where event.risk_score > 1.5 or event.duration == 1.50 or host.uptime > 0"),
        ("kuery", "event.sequence >= 18446744073709551615"),
        ("eql", "any where destination.port in (53, 443)"),
        ("eql", "any where cidrMatch(source.ip, \"10.0.0.0/8\") or cidrMatch(destination.ip, \"fe80::/10\")"),
        ("eql", "any where host.ip == \"192.168.0.1\""),
        ("eql", "any where @timestamp >= \"2026-01-05T00:00:00Z\" and @timestamp < \"2026-01-05T00:00:00.351Z\""),
        ("eql", "any where length(process.name) >= 2 and concat(process.name, \":\", process.pid) : \"*:4*\""),
        ("eql", "any where event.category == \"network\" and event.type == \"start\""),
        ("kuery", "process.name: (nc or bash) and not labels.team: *"),
        ("kuery", "labels.*: red"),
        ("kuery", "process.*: nc"),
        ("kuery", "\"10.0.0.1\""),
        ("kuery", "dns.answers.data: a and dns.answers.ttl > 5"),
        ("kuery", "@timestamp >= \"2026-01-05\""),
    ];

    /// <summary>The queries as rules; their ids are their numbers.</summary>
    public static CompiledRule[] Rules() => Compile(Queries);

    /// <summary>A rule that looks at the objects of a list one by one, for which an object is read by way of its document.</summary>
    public static CompiledRule[] RulesOfElements() => Compile([("kuery", "dns.answers: { data: a and ttl > 5 }"), ("eql", "any where process.name == \"\"")]);

    /// <summary>Events.</summary>
    public static ObservedEvent[] Events() =>
    [
        new(),
        new()
        {
            Time = new DateTimeOffset(2026, 1, 5, 2, 0, 0, 350, TimeSpan.FromHours(2)),
            Category = ["process"],
            Type = ["start", null],
            Addresses = [null, IPAddress.Parse("192.168.0.1"), IPAddress.Parse("fe80::1%3")],
            Process = new ObservedEvent.Program { Name = "nc", Args = ["nc", "-lvp", null, ""], Pid = 4001, ArgsCount = 2, Interactive = true, Parent = new("bash", null) },
            SourceAddress = IPAddress.Parse("::ffff:10.0.0.1"),
            DestinationPort = 443,
            Score = 1e20,
            Uptime = 0.1f,
        },
        new()
        {
            Time = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).AddTicks(1),
            Category = ["network", "process"],
            Type = [],
            Process = new ObservedEvent.Program { Name = "bas\ud800", Args = ["ärger", "x\ud83d\ude00\"\n"], ArgsCount = 2, Interactive = false },
            SourceAddress = IPAddress.Parse("10.0.0.1"),
            DestinationAddress = "fe80::1",
            Duration = 1.50m,
            Sequence = ulong.MaxValue,
            Team = "red",
            Answers = [new("a", 1), new("b", 6), new(null, null)],
        },
        new()
        {
            Category = [],
            Type = ["start"],
            Process = new ObservedEvent.Program { Name = "", Pid = -4 },
            Score = double.PositiveInfinity,
            Uptime = float.NegativeInfinity,
            Answers = [new("a", 6)],
            InContainer = new ObservedEvent.Container(),
        },
        new() { Category = ["network"], Type = ["start"], Process = new ObservedEvent.Program { Name = "bash -i" }, Answers = [], DestinationPort = 53, Score = -0.0, Duration = -1m },
    ];

    private static CompiledRule[] Compile(IEnumerable<(string Language, string Query)> queries)
    {
        CompiledRule[] rules =
            [.. queries.Select(static (query, i) => QueryRule.Compile(FormattableString.Invariant($"query-{i:D2}"), query.Query, FieldSchema.Default, query.Language))];
        Assert.Empty(rules.SelectMany(static rule => rule.Diagnostics).Where(static diagnostic => diagnostic.Severity == RuleDiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Message));
        return rules;
    }
}
