using System.Net;
using CsCheck;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>Random objects against the documents they stand for.</summary>
public sealed class EventTypeRandomTests
{
    private static readonly Gen<string?> Text = Gen.Frequency(
        (1, Gen.Const((string?)null)),
        (4, Gen.OneOf("nc", "bash", "a", "red", "start", "network", "process", "-lvp", "10.0.0.1", "true", "4").Select(static text => (string?)text)),
        (2, Gen.String.Select(static text => (string?)text)));

    private static readonly Gen<IPAddress?> Address = Gen.Frequency(
        (1, Gen.Const((IPAddress?)null)),
        (2, Gen.Byte.Array[4].Select(static bytes => (IPAddress?)new IPAddress(bytes))),
        (2, Gen.Byte.Array[16].Select(static bytes => (IPAddress?)new IPAddress(bytes))),
        (2, Gen.OneOf("10.0.0.1", "::ffff:10.0.0.1", "192.168.0.1").Select(static text => (IPAddress?)IPAddress.Parse(text))));

    private static readonly Gen<DateTimeOffset?> Time = Gen.Select(Gen.Long[-2, 2], Gen.OneOf(1L, 3_500_000, TimeSpan.TicksPerDay), Gen.Int[-14, 14]).Select(
        static (count, ticks, zone) => (DateTimeOffset?)new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).AddTicks(count * ticks).ToOffset(TimeSpan.FromHours(zone)));

    private static readonly Gen<ObservedEvent.Program> Program =
        Gen.Select(Text, Text.Array[0, 3], Gen.Long[3999, 4002], Gen.Int[0, 4], Gen.Bool, Text).Select(static (name, args, pid, count, interactive, parent) =>
            new ObservedEvent.Program
            {
                Name = name,
                Args = args.Length == 3 ? default : [.. args],
                Pid = pid,
                ArgsCount = count == 4 ? null : count,
                Interactive = count == 0 ? null : interactive,
                Parent = new(parent, null),
            });

    private static readonly Gen<ObservedEvent.Answer> Answer = Gen.Select(Text, Gen.Long[4, 7]).Select(static (data, ttl) => new ObservedEvent.Answer(data, ttl == 4 ? null : ttl));

    private static readonly Gen<ObservedEvent> Observed = Gen.Select(
        Gen.Select(Time, Text.Array[0, 2], Text.Array[0, 2], Address.Array[0, 2], Program, Text),
        Gen.Select(Gen.UShort, Gen.Double, Gen.Float, Gen.Decimal, Gen.ULong, Answer.Array[0, 3])).Select(static (texts, others) => new ObservedEvent
        {
            Time = texts.Item1,
            Category = [.. texts.Item2.OfType<string>()],
            Type = texts.Item3,
            Addresses = texts.Item4,
            Process = texts.Item2.Length == 2 ? null : texts.Item5,
            Team = texts.Item6,
            SourceAddress = texts.Item4.FirstOrDefault(),
            DestinationPort = others.Item1,
            Score = others.Item2,
            Uptime = others.Item3,
            Duration = others.Item4,
            Sequence = others.Item5,
            Answers = [.. others.Item6],
        });

    [Fact]
    public void An_object_is_judged_as_its_document()
    {
        var rules = LoadedRules.Load(EngineKind.Interpreter, EventTypeCases.Rules());
        Observed.Sample(
            source =>
            {
                var filled = new Event(rules.Layout);
                filled.Fill(source);
                var read = new Event(rules.Layout);
                rules.Layout.CreateReader(EventValidation.Strict).Read(filled.Document.ToArray(), read);
                Assert.All(rules.Rules, rule => Assert.Equal(rule.IsMatch(read), rule.IsMatch(filled)));
            },
            iter: 2000,
            threads: 1);
    }
}
