using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.Eql;

/// <summary>Sequences and samples as equations: a query and what it means, as <see cref="QueryPrinter"/> writes it; and what is refused.</summary>
public sealed class EqlCorrelationTests
{
    private const string Pid = "process.pid:integer";

    [Theory]
    [InlineData("sequence [any where true] [any where false]", "[true] [false]")]
    [InlineData("sequence by process.pid [any where true] [any where true]", $"[true] by {Pid} [true] by {Pid}")]
    [InlineData("sequence by ?process.pid [any where true] [any where true]", $"[true] by ?{Pid} [true] by ?{Pid}")]
    [InlineData("sequence [any where true] by process.pid [any where true] by system.load", $"[true] by {Pid} [true] by system.load:float")]
    [InlineData("sequence by process.name [any where true] by process.pid [any where true] by ?process.pid", $"[true] by process.name:keyword, {Pid} [true] by process.name:keyword, ?{Pid}")]
    [InlineData("sequence by proc [process where true] [any where true]", "[event.category is \"process\" and true] by process.name:keyword [true] by process.name:keyword")]
    [InlineData("sequence by title [any where true] [any where true]", "[true] by title:keyword [true] by title:keyword")]
    [InlineData("sequence by file.mtime [any where true] [any where true]", "[true] by file.mtime:date [true] by file.mtime:date")]
    [InlineData("sequence [any where true] with runs=3", "[true] [true] [true]")]
    [InlineData("sequence by process.pid [any where true] [any where false] with runs=2 until [any where process.pid == 1]", $"[true] by {Pid} [false] by {Pid} [false] by {Pid} until [process.pid == 1] by {Pid}")]
    [InlineData("sequence with maxspan=500ms [any where true] ![any where false]", "within 500 ms [true] ![false]")]
    [InlineData("sequence with maxspan=2h [any where true] ![any where false] with runs=2 [any where true]", "within 7200000 ms [true] ![false] ![false] [true]")]
    [InlineData("sequence by unknown.one [any where true] [any where true]", "[true] by unknown.one:dynamic [true] by unknown.one:dynamic")]
    [InlineData("sequence [any where true] by process.pid [any where true] by unknown.one", $"[true] by {Pid} [true] by unknown.one:integer")]
    [InlineData("sequence [any where true] by unknown.one [any where true] by process.pid until [any where true] by unknown.two", $"[true] by unknown.one:integer [true] by {Pid} until [true] by unknown.two:integer")]
    public void A_sequence_is_its_stages(string query, string expected) => Assert.Equal("sequence ordered by @timestamp:dynamic " + expected, Bind(query).ToString());

    [Theory]
    [InlineData("sample by process.pid [any where true] [process where true]", $"[true] by {Pid} [event.category is \"process\" and true] by {Pid}")]
    [InlineData("sample by ?process.name [any where true] by process.pid [any where true] by system.load", $"[true] by ?process.name:keyword, {Pid} [true] by ?process.name:keyword, system.load:float")]
    public void A_sample_is_its_stages(string query, string expected) => Assert.Equal("sample ordered by @timestamp:dynamic " + expected, Bind(query).ToString());

    [Theory]
    [InlineData("9223372036854775807d")]
    [InlineData("9223372036854775807ms")]
    [InlineData("10675200d")]
    public void A_span_beyond_all_dates_is_the_longest(string span) => Assert.Equal(TimeSpan.MaxValue, Assert.IsType<SequenceQuery>(Bind($"sequence with maxspan={span} [any where true] [any where true]")).MaxSpan);

    [Fact]
    public void Order_is_by_the_fields_of_the_options()
    {
        EqlBinderOptions options = new(TestSchema.Instance) { TimestampField = "file.mtime", TiebreakerField = "proc", CategoryField = "event.code" };

        Assert.Equal(
            "sequence ordered by file.mtime:date, process.name:keyword [event.code is \"a\" and true] [true]",
            Bind("sequence [a where true] [any where true]", options).ToString());
    }

    [Fact]
    public void An_optional_key_that_a_closed_schema_does_not_have_is_null()
    {
        EqlBinderOptions options = new(TestSchema.Instance) { IsSchemaClosed = true };

        Assert.Equal(
            "sequence ordered by @timestamp:dynamic [true] by ?null, process.pid:integer [true] by ?null, ?null",
            Bind("sequence by ?gone [any where true] by process.pid [any where true] by ?gone", options).ToString());
    }

    [Theory]
    [InlineData("sequence [any where true] by process.name [any where true] by process.pid", "RG2017 process.pid")]
    [InlineData("sequence [any where true] by process.pid [any where true] by process.interactive until [any where true] by source.ip", "RG2017 process.interactive", "RG2017 source.ip")]
    [InlineData("sequence by process.pid [any where true] by unknown.one [any where true] by process.name [any where true] by source.ip", "RG2001 unknown.one", "RG2017 source.ip")]
    [InlineData("sample [any where true] by process.name [any where true] by package.version", "RG2017 package.version")]
    [InlineData("sample [any where true] by file.mtime, process.pid [any where true] by process.pid, file.mtime", "RG2017 process.pid", "RG2017 file.mtime")]
    [InlineData("sequence by message [any where true] [any where true]", "RG2008 message")]
    [InlineData("sequence by process [any where true] [any where true]", "RG2009 process")]
    [InlineData("sequence by labels [any where true] [any where true]", "RG2009 labels")]
    [InlineData("sequence by source.geo.location [any where true] [any where true]", "RG2009 source.geo.location")]
    [InlineData("sequence [any where process.pid == \"x\"] by message [any where true] by source.ip until [any where lenght(1)] by process.name", "RG2013 lenght", "RG2004 \"x\"", "RG2008 message")]
    [InlineData("sequence [any where true] [any where true] | head 1", "RG2030 head 1")]
    public void Mistakes_are_reported_at_their_place(string query, params string[] expected)
    {
        (RuleQuery? bound, IReadOnlyList<RuleDiagnostic> diagnostics) = TryBind(query, new EqlBinderOptions(TestSchema.Instance));

        Assert.Null(bound);
        Assert.Equal(expected, EqlTesting.Findings(query, diagnostics));
    }

    [Fact]
    public void Equal_queries_are_equal_and_others_are_not()
    {
        const string Query = "sequence by process.pid with maxspan=1m [any where true] [any where process.pid == 1] until [any where false]";
        RuleQuery first = Bind(Query);

        Assert.Equal(first, Bind(Query));
        Assert.All(
            [
                Query.Replace("by process.pid", "by ?process.pid", StringComparison.Ordinal),
                Query.Replace("1m", "1h", StringComparison.Ordinal),
                Query.Replace("== 1", "== 2", StringComparison.Ordinal),
                Query.Replace("until [any where false]", "", StringComparison.Ordinal),
                Query.Replace(" [any where process", " ![any where process", StringComparison.Ordinal),
            ],
            other =>
            {
                Assert.NotEqual(first, Bind(other));
                Assert.NotEqual(first.ToString(), Bind(other).ToString());
            });
    }

    [Fact]
    public void A_sequence_is_told_in_plain_words() => Assert.Equal(
        [
            "a sequence in the order of @timestamp",
            "joined by keys of their own: the first key of each event equal to the first of the others, and so on",
            "at most 90 seconds from the first event to the last",
            "1 to 3. events, joined by process.pid, where",
            "  event.category is \"process\"",
            "  always",
            "4. no event, joined by system.load (or none), in this place where",
            "  never",
            "until an event, joined by process.pid, that ends every open sequence of its key, where",
            "  process.name is \"a\"",
        ],
        QueryDescriber.Describe(Bind(
            "sequence with maxspan=90s [process where true] by process.pid with runs=3 ![any where false] by ?system.load until [any where process.name == \"a\"] by process.pid")));

    [Fact]
    public void A_sample_is_told_in_plain_words() => Assert.Equal(
        [
            "a sample: one event of each, all different, in any order",
            "all with the same process.pid and process.name",
            "1. an event where",
            "  always",
            "2. an event where",
            "  never",
        ],
        QueryDescriber.Describe(Bind("sample by process.pid, process.name [any where true] [any where false]")));

    private static RuleQuery Bind(string query, EqlBinderOptions? options = null)
    {
        (RuleQuery? bound, IReadOnlyList<RuleDiagnostic> diagnostics) = TryBind(query, options ?? new EqlBinderOptions(TestSchema.Instance));
        Assert.DoesNotContain(diagnostics, static d => d.Severity == RuleDiagnosticSeverity.Error);
        return bound!;
    }

    private static (RuleQuery? Query, IReadOnlyList<RuleDiagnostic> Diagnostics) TryBind(string query, EqlBinderOptions options)
    {
        MappedText text = EqlTesting.Text(query);
        var diagnostics = new DiagnosticBag();
        EqlStatement? statement = EqlParser.Parse(text, diagnostics);
        Assert.NotNull(statement);
        return (EqlBinder.Bind(statement, text, options, diagnostics), diagnostics.Items);
    }
}
