using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>Values that a field of its name and type may well have, for conditions that only ask for some value.</summary>
internal static class PlausibleValues
{
    /// <summary>Fills a place where any text will do.</summary>
    public const string Word = "sample";

    /// <summary>Another, for where the first will not do.</summary>
    public const string OtherWord = "other";

    /// <summary>Several values, the most natural first.</summary>
    public static IEnumerable<SampleValue> Of(FieldReference field) => field.Type switch
    {
        FieldType.Boolean => [SampleValue.Of(true), SampleValue.Of(false)],
        FieldType.Integer or FieldType.Float => [SampleValue.Of(1), SampleValue.Of(1000), SampleValue.Of(0), SampleValue.Of(-1)],
        FieldType.Date or FieldType.DateNanos => [SampleValue.Of(EventBasics.Time)],
        FieldType.Version => [SampleValue.Of("1.0.0"), SampleValue.Of("99.0.0")],

        // The ranges that are reserved for documentation, then public ones.
        FieldType.Ip => ((string[])["192.0.2.10", "198.51.100.20", "203.0.113.30", "8.8.8.8", "2001:db8::10", "2606:4700::1"]).Select(SampleValue.Of),
        _ => Texts(field.Name).Select(SampleValue.Of),
    };

    private static IEnumerable<string> Texts(string field)
    {
        switch (field.Substring(field.LastIndexOf('.') + 1))
        {
            case "@timestamp":
                yield return EventBasics.Time;
                break;
            case "executable":
                yield return "/usr/bin/" + Word;
                break;
            case "path":
                yield return "/tmp/" + Word;
                break;
            case "id" or "entity_id":
                yield return Word + "-1";
                break;
        }

        yield return Word;
        yield return OtherWord;
        yield return "1";
        yield return "-" + Word;
        yield return "";
    }
}
