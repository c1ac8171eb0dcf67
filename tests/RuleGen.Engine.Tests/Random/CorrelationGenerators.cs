using System.Globalization;
using CsCheck;

namespace RuleGen.Engine.Tests;

/// <summary>Random sequences and samples, and random streams of events near them: few values, so that events meet.</summary>
internal static class CorrelationGenerators
{
    // A field of each type, with values that spell one another.
    private static readonly string[] KeyFields = ["k.text", "k.number", "k.ip", "k.flag", "k.unknown", "k.list"];

    private static readonly Gen<string> Condition = Gen.OneOf("true", "s == \"a\"", "s == \"b\"", "s in (\"a\", \"c\")", "not s == \"a\"", "s : \"B\" or n > 1", "n == 1 and s != null", "false");

    private static readonly Gen<string> Category = Gen.OneOf("any", "any", "process", "file");

    private static readonly Gen<string> Filter = Gen.Select(Category, Condition, static (category, condition) => $"{category} where {condition}");

    // Keys that meet have one type.
    private static readonly Gen<string> Key = Gen.Select(Gen.OneOf(KeyFields), Gen.Int[0, 3], static (field, optional) => (optional == 0 ? "?" : "") + field);

    /// <summary>A sequence in EQL.</summary>
    public static Gen<string> Sequence { get; } =
        from items in Gen.Select(Filter, Gen.Int[0, 4], Gen.Int[0, 6]).Array[1, 4]
        from shared in Key.Array[0, 2]
        from own in Key.Array[0, 1]
        from span in Gen.OneOf("1s", "3s", "500ms", "1m")
        from hasSpan in Gen.Bool
        from until in Filter
        from hasUntil in Gen.Int[0, 2]
        select WriteSequence(items, shared, own, span, hasSpan, hasUntil == 0 ? until : null);

    /// <summary>A sample in EQL.</summary>
    public static Gen<string> Sample { get; } =
        from items in Filter.Array[2, 4]
        from shared in Key.Array[1, 2]
        select $"sample{By(shared)} {string.Join(' ', items.Select(static item => $"[{item}]"))}";

    /// <summary>A stream of events, most of them in order.</summary>
    public static Gen<string[]> Stream { get; } = Gen.Select(Event, Gen.Int[0, 900]).Array[10, 60].Select(static steps =>
    {
        long time = 0;
        return steps.Select(step =>
        {
            time += step.Item2;
            return step.Item1.Replace("TIME", DateTimeOffset.FromUnixTimeMilliseconds(1_767_225_600_000 + (step.Item2 % 7 == 0 ? time - 700 : time)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }).ToArray();
    });

    private static Gen<string> Event =>
        from category in Gen.OneOf("\"process\"", "\"file\"", "[\"process\",\"file\"]")
        from s in Gen.OneOf("\"a\"", "\"b\"", "\"c\"", "null", "[\"a\",\"b\"]")
        from n in Gen.OneOf("1", "2", "\"1\"", "null")
        from text in Gen.OneOf("\"x\"", "\"X\"", "1", "null")
        from number in Gen.OneOf("1", "1.0", "\"1\"", "2", "null")
        from ip in Gen.OneOf("\"10.0.0.1\"", "\"::ffff:10.0.0.1\"", "\"10.0.0.2\"", "\"x\"", "null")
        from flag in Gen.OneOf("true", "\"true\"", "false", "null")
        from unknown in Gen.OneOf("1", "\"1\"", "true", "null")
        from list in Gen.OneOf("\"p\"", "[\"p\",\"q\"]", "[\"q\",\"r\",\"q\"]", "[]")
        from time in Gen.Int[0, 20]
        select $$$"""{"@timestamp":{{{(time == 0 ? "\"never\"" : "\"TIME\"")}}},"event":{"category":{{{category}}}},"s":{{{s}}},"n":{{{n}}},"k":{"text":{{{text}}},"number":{{{number}}},"ip":{{{ip}}},"flag":{{{flag}}},"unknown":{{{unknown}}},"list":{{{list}}}}}""";

    private static string WriteSequence((string Filter, int Missing, int Runs)[] items, string[] shared, string[] own, string span, bool hasSpan, string? until)
    {
        // Not all may be missing, and one alone must repeat.
        items[0].Missing = items.All(static item => item.Missing == 0) ? 1 : items[0].Missing;
        items[0].Runs = items.Length == 1 ? 3 : items[0].Runs;
        bool hasMissing = items.Any(static item => item.Missing == 0);
        string written = string.Join(' ', items.Select(item => $"{(item.Missing == 0 ? "!" : "")}[{item.Filter}]{By(item.Runs < 5 ? own : [.. own.Select(Swap)])}{(item.Runs is 2 or 3 ? $" with runs={item.Runs}" : "")}"));
        return $"sequence{By(shared)}{(hasSpan || hasMissing ? $" with maxspan={span}" : "")} {written}{(until is null ? "" : $" until [{until}]{By(own)}")}";
    }

    // Items join by fields of their own, of one type.
    private static string Swap(string key) =>
        key.EndsWith("k.text", StringComparison.Ordinal) ? key.Replace("k.text", "k.list", StringComparison.Ordinal) : key.Replace("k.list", "k.text", StringComparison.Ordinal);

    private static string By(string[] keys) => keys.Length == 0 ? "" : " by " + string.Join(", ", keys);
}
