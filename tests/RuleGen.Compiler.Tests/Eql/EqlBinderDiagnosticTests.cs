using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Predicates;
using Xunit;

namespace RuleGen.Compiler.Tests.Eql;

/// <summary>What the binder refuses: the id and the text it marks, in order of the query.</summary>
public sealed class EqlBinderDiagnosticTests
{
    [Theory]
    [InlineData("process.name", "RG2003 process.name")]
    [InlineData("process.pid and (1)", "RG2003 process.pid", "RG2003 1")]
    [InlineData("\"x\"", "RG2003 \"x\"")]
    [InlineData("length(process.name)", "RG2003 length(process.name)")]
    [InlineData("process.pid == \"abc\"", "RG2004 \"abc\"")]
    [InlineData("process.pid == true", "RG2004 true")]
    [InlineData("process.pid in (1, \"x\")", "RG2004 \"x\"")]
    [InlineData("process.interactive == 1", "RG2004 1")]
    [InlineData("1 == \"a\"", "RG2004 \"a\"")]
    [InlineData("(process.pid == 1) == 1", "RG2004 1")]
    [InlineData("process.pid == -\"a\"", "RG2004 \"a\"")]
    [InlineData("source.ip == \"10.0.0\"", "RG2004 \"10.0.0\"")]
    [InlineData("source.ip == 10", "RG2004 10")]
    [InlineData("file.mtime == \"yesterday\"", "RG2004 \"yesterday\"")]
    [InlineData("file.mtime > \"2024-02-30\"", "RG2004 \"2024-02-30\"")]
    [InlineData("file.mtime >= \"now-1x\" or file.mtime < \"2024||/2d\"", "RG2004 \"now-1x\"", "RG2004 \"2024||/2d\"")]
    [InlineData("file.mtime == true", "RG2004 true")]
    [InlineData("file.mtime : \"2024*\"", "RG2006 file.mtime")]
    [InlineData("package.version > 1.2", "RG2004 1.2")]
    [InlineData("package.version like \"1*\"", "RG2006 package.version")]
    [InlineData("source.ip in (\"10.0.0.1\", \"10.0.0.0/33\")", "RG2004 \"10.0.0.0/33\"")]
    [InlineData("source.ip == \"::ffff:10.0.0.0/104\"", "RG2004 \"::ffff:10.0.0.0/104\"")]
    [InlineData("source.ip >= \"10.0.0.0/8\"", "RG2005 \"10.0.0.0/8\"")]
    [InlineData("process.interactive < true", "RG2005 process.interactive")]
    [InlineData("(process.pid == 1) > true", "RG2005 process.pid == 1")]
    [InlineData("process.pid : \"4*\"", "RG2006 process.pid")]
    [InlineData("process.interactive like \"t*\"", "RG2006 process.interactive")]
    [InlineData("source.ip in~ (\"10.0.0.1\")", "RG2006 source.ip")]
    [InlineData("process.name : (\"a\", 4)", "RG2007 4")]
    [InlineData("process.name in~ (\"a\", true)", "RG2007 true")]
    [InlineData("message == \"a\"", "RG2008 message")]
    [InlineData("message : \"a*\"", "RG2008 message")]
    [InlineData("message in (\"a\")", "RG2008 message")]
    [InlineData("process.parent == \"a\"", "RG2009 process.parent")]
    [InlineData("process.parent != null", "RG2009 process.parent")]
    [InlineData("process.parent in (\"a\") or process : \"*\"", "RG2009 process.parent", "RG2009 process")]
    [InlineData("process.name.text == \"a\"", "RG2008 process.name.text")]
    [InlineData("process.name.caseless < \"a\"", "RG2005 process.name.caseless")]
    [InlineData("source.geo.location == \"a\"", "RG2009 source.geo.location")]
    [InlineData("process.name == event.code", "RG2010 process.name == event.code")]
    [InlineData("process.name in (\"a\", event.code)", "RG2011 event.code")]
    [InlineData("process.pid == 1 / 0", "RG2012 1 / 0")]
    [InlineData("system.load == 0.0 / 0.0", "RG2012 0.0 / 0.0")]
    [InlineData("process.pid == 9223372036854775807 + 1", "RG2012 9223372036854775807 + 1")]
    [InlineData("lenght(process.name) > 1", "RG2013 lenght")]
    [InlineData("process.pid == 1 and between(process.name, \"a\") == \"b\"", "RG2014 between(process.name, \"a\")")]
    [InlineData("between(process.name, \"s\", \"e\", false, true) == \"yst\"", "RG2014 between(process.name, \"s\", \"e\", false, true)")]
    [InlineData("length~(process.name) > 1", "RG2015 length~")]
    [InlineData("process.pid == length(process.name)", "RG2010 process.pid == length(process.name)")]
    [InlineData("length(process.name) > length(event.code)", "RG2010 length(process.name) > length(event.code)")]
    [InlineData("process.pid in (1, length(process.name))", "RG2011 length(process.name)")]
    [InlineData("process.pid == number(\"x\")", "RG2012 number(\"x\")")]
    [InlineData("process.pid == number(\"9\", 8)", "RG2012 number(\"9\", 8)")]
    [InlineData("number(1) == 1", "RG2040 1")]
    [InlineData("number(true) == 1", "RG2040 true")]
    [InlineData("number() == 1", "RG2014 number()")]
    [InlineData("startsWith()", "RG2014 startsWith()")]
    [InlineData("startsWith(1, \"a\")", "RG2040 1")]
    [InlineData("startsWith(\"a\", 123)", "RG2040 123")]
    [InlineData("startsWith(process.name, 123)", "RG2040 123")]
    [InlineData("startsWith(process.pid, \"1\")", "RG2006 process.pid")]
    [InlineData("length(process.pid) == 1", "RG2040 process.pid")]
    [InlineData("length(source.ip) == 1", "RG2040 source.ip")]
    [InlineData("length(message) == 1", "RG2008 message")]
    [InlineData("length(process.parent) == 1", "RG2009 process.parent")]
    [InlineData("substring(process.name, \"1\") == \"a\"", "RG2040 \"1\"")]
    [InlineData("substring(process.name, 1.5) == \"a\"", "RG2040 1.5")]
    [InlineData("between(process.name, \"a\", \"b\", 1) == \"a\"", "RG2040 1")]
    [InlineData("process.name + 1 == 2", "RG2004 process.name")]
    [InlineData("string(process.pid) - 1 == 2", "RG2004 string(process.pid)")]
    [InlineData("length(process.name) : \"1\"", "RG2006 length(process.name)")]
    [InlineData("length(process.name) in (\"1\")", "RG2004 \"1\"")]
    [InlineData("concat(process.name) in~ (1)", "RG2007 1")]
    [InlineData("string(process.pid and true) == \"true\"", "RG2003 process.pid")]
    [InlineData("cidrMatch(process.name, \"10.0.0.0/8\")", "RG2040 process.name")]
    [InlineData("cidrMatch(source.ip, \"10.0.0.0/99\")", "RG2004 \"10.0.0.0/99\"")]
    [InlineData("cidrMatch(source.ip, process.name)", "RG2040 process.name")]
    [InlineData("process.name regex \"a(b\"", "RG1051 (")]
    [InlineData("process.name regex \"\\t\\u{1F600}a\\\\n\"", "RG1054 \\\\n")]
    [InlineData("process.name regex (\"ok\", \"\"\"\\bx\"\"\", \"\"\"\"\"\"\", \"z)\")", "RG1054 \\b", "RG1051 \"", "RG1052 )")]
    [InlineData("process.name regex~ \"(\\u{1F600}\\u{41}\\\"){1\"", "RG1051 \\\"")]
    [InlineData("process.name regex~ \"\\u{1F600}{1\"", "RG1053 {1")]
    [InlineData("process.name regex \".*a.{40}b\"", "RG1058 .*a.{40}b")]
    [InlineData("process.pid regex \"4.*\"", "RG2006 process.pid")]
    [InlineData("process.name regex (\"a\", 4)", "RG2007 4")]
    [InlineData("1 regex \"a\"", "RG2007 1")]
    public void Mistakes_are_errors_at_their_place(string condition, params string[] expected) => AssertRefused("any where " + condition, expected);

    [Fact]
    public void A_rule_has_no_pipes() => AssertRefused("any where true | head 3 | tail 1", ["RG2030 head 3", "RG2030 tail 1"]);

    [Theory]
    [InlineData("any where process.name regex \"^a\\u{24}\"", "RG5011 ^", "RG5011 \\u{24}")]
    [InlineData("any where process.name regex~ \"\"\"x[a-z]\"\"\"", "RG5012 [a-z]")]
    public void A_pattern_may_be_less_than_it_seems(string query, params string[] expected)
    {
        (Predicate? predicate, IReadOnlyList<RuleDiagnostic> diagnostics) = EqlBinderTests.TryBind(query, new EqlBinderOptions(TestSchema.Instance));

        Assert.NotNull(predicate);
        Assert.Equal(expected, EqlTesting.Findings(query, diagnostics));
    }

    [Theory]
    [InlineData("source.ip + 1 == 2", "an ip field")]
    [InlineData("source.ip : \"10.*\"", "an ip field")]
    [InlineData("process : \"a*\"", "an object")]
    [InlineData("process.pid", "a number field")]
    public void A_type_has_its_article(string condition, string expected)
    {
        (_, IReadOnlyList<RuleDiagnostic> diagnostics) = EqlBinderTests.TryBind("any where " + condition, new EqlBinderOptions(TestSchema.Instance));

        Assert.Contains(expected, Assert.Single(diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_field_names_the_nearest()
    {
        (_, IReadOnlyList<RuleDiagnostic> diagnostics) =
            EqlBinderTests.TryBind("any where proces.name == \"x\"", new EqlBinderOptions(TestSchema.Instance));

        RuleDiagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal(RuleDiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Contains("'process.name'", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_field_is_an_error_in_a_closed_schema()
    {
        const string Query = "any where gone == \"x\" and ?gone == \"x\"";
        (Predicate? predicate, IReadOnlyList<RuleDiagnostic> diagnostics) =
            EqlBinderTests.TryBind(Query, new EqlBinderOptions(TestSchema.Instance) { IsSchemaClosed = true });

        Assert.Null(predicate);
        Assert.Equal(["RG2002 gone"], EqlTesting.Findings(Query, diagnostics));
    }

    [Fact]
    public void A_closed_schema_must_have_the_category_field()
    {
        const string Query = "process where process.pid == \"x\"";
        var options = new EqlBinderOptions(TestSchema.Instance) { IsSchemaClosed = true, CategoryField = "event.kind" };

        Assert.Equal(["RG2004 \"x\"", "RG2002 process"], EqlTesting.Findings(Query, EqlBinderTests.TryBind(Query, options).Diagnostics));
        Assert.NotNull(EqlBinderTests.TryBind("any where process.pid == 1", options).Predicate);
    }

    [Fact]
    public void A_field_name_of_more_than_fifty_parts_is_an_error()
    {
        string name = string.Join(".", Enumerable.Repeat("a", 51));
        AssertRefused($"any where {name} == 1", [$"RG2016 {name}"]);
    }

    [Theory]
    [InlineData(16, 0, null)]
    [InlineData(17, 0, "RG2041")]
    [InlineData(1, 240, null)]
    [InlineData(1, 300, "RG2041")]
    [InlineData(1, 20000, "RG2041")]
    public void A_computed_condition_has_a_limited_size(int fields, int additions, string? expected)
    {
        string sum = "process.pid" + string.Concat(Enumerable.Repeat(" % 7", additions));
        string query = "any where concat(" + string.Join(", ", Enumerable.Repeat(sum, fields)) + ") == \"1\"";
        (Predicate? predicate, IReadOnlyList<RuleDiagnostic> diagnostics) = EqlBinderTests.TryBind(query, new EqlBinderOptions(TestSchema.Instance));

        Assert.Equal(expected is null, predicate is not null);
        Assert.Equal(expected is null ? [] : ["RG2041"], diagnostics.Select(static d => d.Id));
    }

    private static void AssertRefused(string query, string[] expected)
    {
        (Predicate? predicate, IReadOnlyList<RuleDiagnostic> diagnostics) = EqlBinderTests.TryBind(query, new EqlBinderOptions(TestSchema.Instance));

        Assert.Null(predicate);
        Assert.Equal(expected, EqlTesting.Findings(query, diagnostics));
    }
}
