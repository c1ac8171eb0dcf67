using System.Globalization;
using System.IO.Enumeration;
using System.Text;
using System.Text.Json;
using CsCheck;
using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>
/// Random filters and exceptions written as files, over random events: both engines must say what a model says that knows only lists of
/// values.
/// </summary>
public sealed class ExceptionRandomTests
{
    private const int RulesPerAssembly = 60;
    private const int EventsPerRule = 20;

    private static readonly string[] Values = ["a", "b", "A", "ab", "C:\\a", "C:\\*", ""];

    private static readonly Gen<string[]> FieldValues = Gen.OneOf(Values).Array[0, 2];

    private static readonly Gen<Entry> AnyEntry = Gen.Select(
        Gen.OneOf("s", "r"), Gen.OneOf("match", "match_any", "wildcard", "exists"), Gen.Bool, Gen.OneOf(Values[..^1]), Gen.OneOf("a*", "*b", "?", "C:\\?", "*"),
        static (field, type, isExcluded, value, pattern) => new Entry(field, type, isExcluded, type == "wildcard" ? pattern : value));

    private static readonly Gen<Case> AnyCase = Gen.Select(
        AnyEntry.Array[0, 2], AnyEntry.Array[1, 3].Array[0, 3], Gen.Select(FieldValues, FieldValues).Array[EventsPerRule],
        static (filters, items, events) => new Case(filters, items, events));

    [Fact]
    public void Filters_and_exceptions_mean_what_their_entries_say() => AnyCase.Array[RulesPerAssembly].Sample(Compare, iter: 3, threads: 1, print: static _ => "");

    private static void Compare(Case[] cases)
    {
        CompiledRule[] compiled = [.. cases.Select(static (item, i) => item.Compile(i.ToString("D3", CultureInfo.InvariantCulture)))];
        foreach (EngineKind engine in Enum.GetValues<EngineKind>())
        {
            LoadedRules loaded = LoadedRules.Load(engine, compiled);
            EventReader reader = loaded.Layout.CreateReader();
            var e = new Event(loaded.Layout);
            for (int i = 0; i < cases.Length; i++)
            {
                foreach ((string[] s, string[] r) in cases[i].Events)
                {
                    string document = JsonSerializer.Serialize(new { s, r });
                    reader.Read(Encoding.UTF8.GetBytes(document), e);
                    Assert.True(cases[i].Expects(s, r) == loaded.Rules[i].IsMatch(e), $"{engine}: {compiled[i].Predicate} over {document}");
                }
            }
        }
    }

    /// <summary>A condition on one field, which a filter and an entry of an exception can both say.</summary>
    private sealed record Entry(string Field, string Type, bool IsExcluded, string Value)
    {
        private string Text => JsonSerializer.Serialize(Value, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        public bool Holds(string[] s, string[] r)
        {
            bool found = (Field == "s" ? s : r).Any(value => Type switch
            {
                "exists" => true,
                // The framework's matcher says no to every empty name.
                "wildcard" when value.Length == 0 => Value == "*",
                "wildcard" => FileSystemName.MatchesSimpleExpression(Value.Replace("\\", "\\\\", StringComparison.Ordinal), value, ignoreCase: false),
                _ => value == Value,
            });
            return found != IsExcluded;
        }

        public string ToFilter()
        {
            string clause = Type switch
            {
                "exists" => $"exists.field = '{Field}'",
                "match_any" => $"terms.{Field} = [{Text}]",
                "match" => $"match_phrase.{Field} = {Text}",
                _ => $"wildcard.{Field} = {Text.Replace("\\", "\\\\", StringComparison.Ordinal)}",
            };
            return $"[[rule.filters]]\nmeta.negate = {(IsExcluded ? "true" : "false")}\nquery.{clause}\n";
        }

        public string ToEntry()
        {
            string value = Type switch { "exists" => "", "match_any" => $", value = [{Text}]", _ => $", value = {Text}" };
            return $"{{ field = '{Field}', type = '{Type}', operator = '{(IsExcluded ? "excluded" : "included")}'{value} }}";
        }
    }

    private sealed record Case(Entry[] Filters, Entry[][] Items, (string[] S, string[] R)[] Events)
    {
        public bool Expects(string[] s, string[] r) =>
            Filters.All(filter => filter.Holds(s, r)) && !Items.Any(item => item.All(entry => entry.Holds(s, r)));

        public CompiledRule Compile(string id)
        {
            CompiledRule rule = QueryRule.Compile(id, "any where true", QueryCase.SchemaOf("eql"), tables: string.Concat(Filters.Select(static filter => filter.ToFilter())));
            IEnumerable<string> items = Items.Select(static item => $"[[exceptions.items]]\nentries = [{string.Join(", ", item.Select(static entry => entry.ToEntry()))}]\n");
            var file = new SourceText(id + ".exceptions.toml", $"metadata.rule_ids = ['{id}']\n[[exceptions]]\n{string.Concat(items)}");
            CompiledRule result = ExceptionSet.Compile([file], ValueLists.Empty, QueryCase.SchemaOf("eql")).Apply(rule);
            Assert.True(result.Predicate is not null && result.Exceptions.Count == Items.Length, string.Join('\n', rule.Diagnostics) + file.Text);
            return result;
        }
    }
}
