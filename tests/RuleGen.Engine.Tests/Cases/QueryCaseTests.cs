using System.Text;
using RuleGen.Compiler.RuleSets;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>
/// The cases of <c>tests/cases</c> in every engine and with every way to validate events. All queries are compiled together, so a case
/// also runs beside the fields of all others.
/// </summary>
public sealed class QueryCaseTests
{
    private static readonly Lazy<Dictionary<string, CompiledRule>> Compiled = new(static () => QueryCase.All.ToDictionary(
        static item => item.Id, static item => QueryRule.Compile(item.Id, item.Query, QueryCase.SchemaOf(item.Language), item.Language), StringComparer.Ordinal));

    private static readonly Dictionary<EngineKind, Lazy<LoadedRules>> Loaded = Enum.GetValues<EngineKind>()
        .ToDictionary(static engine => engine, static engine => new Lazy<LoadedRules>(() => LoadedRules.Load(engine, Compiled.Value.Values)));

    public static TheoryData<string, EngineKind> Cases()
    {
        var cases = new TheoryData<string, EngineKind>();
        foreach (QueryCase item in QueryCase.All)
        {
            foreach (EngineKind engine in Enum.GetValues<EngineKind>())
            {
                cases.Add(item.Id, engine);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_query_matches_what_its_case_says(string id, EngineKind engine)
    {
        QueryCase item = QueryCase.All.Single(item => item.Id == id);
        Assert.True(Compiled.Value[id].Predicate is not null, string.Join(Environment.NewLine, Compiled.Value[id].Diagnostics));
        LoadedRules rules = Loaded[engine].Value;
        string[] matched = [.. item.Matches.Concat(item.Misses).Where(document => IsMatch(rules, id, document))];
        Assert.Equal(item.Matches, matched);
    }

    [Fact]
    public void There_are_cases()
    {
        Assert.True(QueryCase.All.Count >= 300, $"only {QueryCase.All.Count} cases were found");
        Assert.All(QueryCase.All, static item => Assert.NotEmpty(item.Matches.Concat(item.Misses)));
    }

    private static bool IsMatch(LoadedRules rules, string id, string document)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(document);
        var e = new Event(rules.Layout) { TimeProvider = new FixedClock(FixedClock.Noon) };
        bool[] answers =
        [
            .. Enum.GetValues<EventValidation>().Select(validation =>
            {
                rules.Layout.CreateReader(validation).Read(utf8, e);
                return rules[id].IsMatch(e);
            }),
        ];
        return Assert.Single(answers.Distinct());
    }
}
