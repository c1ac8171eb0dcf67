using System.Globalization;
using System.Text;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Synthesis;
using RuleGen.Compiler.Synthesis.Correlations;

namespace RuleGen.Corpus.Tests;

/// <summary>What the EQL rules need and what became of them: a row a rule for a spreadsheet, and the counts for the documentation.</summary>
internal static class CorpusReport
{
    private const string Begin = "<!-- counts: written by the corpus tests -->\n";
    private const string End = "<!-- end of counts -->\n";

    private static IEnumerable<CorpusRule> Rules => Corpus.EventRules.Where(static rule => rule.IsEql);

    /// <summary>Tab-separated, with a line of headings.</summary>
    public static string Rows()
    {
        var rows = new StringBuilder("rule\tcompiles\tevent\tnear misses\tquery characters\tlongest list\twildcards\tfunctions\toperators\ttypes\tfields\n");
        foreach (CorpusRule rule in Rules)
        {
            RuleNeeds needs = new(rule);
            SynthesizedEvents? events = Corpus.Samples.GetValueOrDefault(rule);
            object[] cells =
            [
                rule.Path, events is not null, events?.Match is not null, events?.NearMisses.Count ?? 0, rule.Compiled.Definition!.Query!.Text.Length, needs.LongestList, needs.Wildcards,
                string.Join(' ', needs.Functions), string.Join(", ", needs.Operators), string.Join(' ', needs.FieldTypes), string.Join(' ', needs.Fields),
            ];
            rows.AppendJoin('\t', cells.Select(static cell => string.Create(CultureInfo.InvariantCulture, $"{cell}"))).Append('\n');
        }

        return rows.ToString();
    }

    /// <summary>A page with its counts replaced by others.</summary>
    public static string Update(string page, string counts)
    {
        int start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return string.Concat(page.AsSpan(0, start), counts, page.AsSpan(page.IndexOf(End, StringComparison.Ordinal)));
    }

    /// <summary>How many rules of each kind there are, and what becomes of them.</summary>
    public static string Kinds()
    {
        var counts = new StringBuilder("| rules | number | |\n|---|--:|---|\n");
        foreach (((string kind, string outcome), int count) in Corpus.Rules.CountBy(static rule => (rule.Kind, rule.Outcome)).OrderByDescending(static pair => pair.Value))
        {
            counts.Append(CultureInfo.InvariantCulture, $"| {kind} | {count} | {outcome} |\n");
        }

        int limited = Corpus.Rules.Count(static rule => rule.Compiled.Diagnostics.Any(static diagnostic => diagnostic.Descriptor == DiagnosticCatalogue.UnsupportedAlertKey));
        counts.Append(CultureInfo.InvariantCulture, $"\n{limited} of them have a key that limits their alerts.\n");
        return counts.ToString();
    }

    /// <summary>What the rules by EQL need and what became of them.</summary>
    public static string Needs()
    {
        RuleNeeds[] needs = [.. Rules.Select(static rule => new RuleNeeds(rule))];
        SynthesizedEvents[] samples = [.. Corpus.Samples.Where(static sample => sample.Key.IsEql).Select(static sample => sample.Value)];
        var counts = new StringBuilder();
        AppendTable(counts, "| rules | |", [
            ("that detect in single events by EQL", needs.Length),
            ("that compile", samples.Length),
            ("for which an event was made that triggers them", samples.Count(static events => events.Match is not null)),
            ("for which near misses were made", samples.Count(static events => events.NearMisses.Count > 0)),
        ]);
        counts.Append('\n');
        SynthesizedCorrelation[] streams = [.. Corpus.Streams.Values];
        AppendTable(counts, "| rules over several events | |", [
            ("that look for sequences", Corpus.CorrelationRules.Count(static rule => rule.Statement is EqlSequence)),
            ("that look for samples", Corpus.CorrelationRules.Count(static rule => rule.Statement is EqlSample)),
            ("that compile", Corpus.CorrelationRules.Count(static rule => rule.Compiled.Evaluated is not null)),
            ("for which a stream of events was made that triggers them", streams.Count(static stream => stream.Match.Count > 0)),
            ("for which streams were made that nearly do", streams.Count(static stream => stream.NearMisses.Count > 0)),
        ]);
        counts.Append('\n');
        AppendTable(counts, "| need | rules |", [
            .. Tally(needs, static need => need.Operators.Select(static name => name is "arithmetic" or "null test" or "optional field" ? name : $"`{name}`")),
            ("wildcards", needs.Count(static need => need.Wildcards > 0)),
            .. Tally(needs, static need => need.Functions.Select(static name => $"`{name}()`")),
            .. Tally(needs, static need => need.FieldTypes.Select(static type => $"{type.ToLowerInvariant()} fields")),
        ]);
        counts.Append(CultureInfo.InvariantCulture, $"\nThey read {needs.SelectMany(static need => need.Fields).Distinct().Count()} fields; the longest list has {needs.Max(static need => need.LongestList)} constants.\n");
        return counts.ToString();
    }

    private static IEnumerable<(string, int)> Tally(IEnumerable<RuleNeeds> needs, Func<RuleNeeds, IEnumerable<string>> names) =>
        needs.SelectMany(names).CountBy(static name => name).OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => (pair.Key, pair.Value));

    private static void AppendTable(StringBuilder text, string heading, IEnumerable<(string Name, int Count)> rows)
    {
        text.Append(heading).Append("\n|---|--:|\n");
        foreach ((string name, int count) in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {count} |\n");
        }
    }
}
