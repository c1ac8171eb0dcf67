using System.Globalization;
using System.Text;

namespace RuleGen.Benchmarks.Sequences;

/// <summary>
/// A sequence of two items by host and process, as most published ones are, in the form the compiler gives it, and events for it of the usual
/// shape: a dozen kept fields, keys of 36 and 40 bytes.
/// </summary>
internal sealed class LoginSequence : RuleMatcher
{
    private static readonly string[] s_fields =
    [
        "@timestamp", "event.category", "event.action", "host.id", "host.name", "process.entity_id", "process.name", "process.executable",
        "process.command_line", "process.parent.name", "user.id", "user.name",
    ];

    private static readonly EventLayout s_layout = new(s_fields);
    private static readonly int s_action = s_layout.SlotOf("event.action");

    public LoginSequence(TimeSpan maxSpan)
    {
        JoinKeyField[] keys = [new(s_layout.SlotOf("host.id"), JoinKeyType.Text), new(s_layout.SlotOf("process.entity_id"), JoinKeyType.Text)];
        var metadata = new RuleMetadata(_ => default) { RuleId = "login", Name = "Login", Type = "eql", Severity = Severity.Low, RiskScore = 21 };
        var definition = new SequenceDefinition
        {
            Stages = [new CorrelationStage(0, keys), new CorrelationStage(1, keys)],
            MaxSpan = maxSpan,
            Order = new EventOrder(0),
            KeptFields = [.. Enumerable.Range(0, s_fields.Length)],
            ContentHash = "login",
        };
        Rules = [new Rule(metadata, s_layout, static e => e[s_action].Exists, definition)];
    }

    public override EventLayout Layout => s_layout;

    public override IReadOnlyList<Rule> Rules { get; }

    public override ReadOnlySpan<int> ConditionRules => [0, 0];

    /// <summary>An event.</summary>
    /// <param name="number">Its key, and the milliseconds since the first one.</param>
    /// <param name="action"><c>start</c> begins a sequence, <c>end</c> completes one, anything else fits no stage.</param>
    public static byte[] Write(int number, string action) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"@timestamp":{{{1_767_571_200_000 + number}}},"event":{"category":"process","action":"{{{action}}}"},"host":{"id":"7f3a1c52-0b5e-4a0e-9d55-{{{number % 1000:D12}}}","name":"web-{{{number % 1000:D4}}}"},"process":{"entity_id":"bG9nZ2VkLWluLXByb2Nlc3MtZW50aXR5{{{number:D8}}}","name":"bash","executable":"/usr/bin/bash","command_line":"/usr/bin/bash -c /opt/service/bin/run --job {{{number}}}","parent":{"name":"systemd"}},"user":{"id":"1000","name":"service"}}
        """));

    /// <summary>The bytes of the values of such an event's fields.</summary>
    public static int CountValueBytes(int number)
    {
        var e = new Event(s_layout);
        s_layout.CreateReader().TryRead(Write(number, "start"), e, out _);
        int bytes = 0;
        for (int slot = 0; slot < s_layout.Count; slot++)
        {
            foreach (ReadOnlySpan<byte> value in e[slot])
            {
                bytes += value.Length;
            }
        }

        return bytes;
    }

    public override void FindMatches(Event e, RuleHits hits)
    {
        if (e[s_action].Is("start"u8))
        {
            hits.Add(0);
        }

        if (e[s_action].Is("end"u8))
        {
            hits.Add(1);
        }
    }
}
