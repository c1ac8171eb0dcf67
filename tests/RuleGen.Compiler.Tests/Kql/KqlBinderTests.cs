using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Tests.Eql;
using Xunit;

namespace RuleGen.Compiler.Tests.Kql;

/// <summary>Bound queries as equations: a query and the predicate it means, as <see cref="PredicatePrinter"/> writes it.</summary>
public sealed class KqlBinderTests
{
    [Theory]
    [InlineData("", "true")]
    [InlineData("*", "true")]
    [InlineData("* : *", "true")]
    [InlineData("process.name: a", "process.name is \"a\"")]
    [InlineData("process.name: \"A*b\"", "process.name is \"A*b\"")]
    [InlineData("process.name: a*", "process.name is wildcard \"a*\"")]
    [InlineData("url.path: a?*", "url.path is wildcard \"a?*\" with \"*%\"")]
    [InlineData("process.name: *", "exists(process.name)")]
    [InlineData("process.name: (a or b and not c)", "process.name is \"a\" or (process.name is \"b\" and not process.name is \"c\")")]
    [InlineData("not process.name: a and event.code: 1", "not process.name is \"a\" and event.code is \"1\"")]
    [InlineData("not (process.name: a or event.code: true)", "not (process.name is \"a\" or event.code is \"true\")")]
    [InlineData("process.name >= a", "process.name >= \"a\"")]
    [InlineData("labels.x: y", "labels.x is \"y\"")]
    public void Keywords_and_logic(string query, string expected) => AssertBinds(query, expected);

    [Theory]
    [InlineData("process.pid: 5", "process.pid == 5")]
    [InlineData("process.pid: \"5\"", "process.pid == 5")]
    [InlineData("system.load < 0.5", "system.load < 0.5")]
    [InlineData("process.interactive: true", "process.interactive == true")]
    [InlineData("process.interactive: \"false\"", "process.interactive == false")]
    [InlineData("source.ip: 10.0.0.0/8", "source.ip in (10.0.0.0/8)")]
    [InlineData("source.ip > 10.0.0.1", "source.ip in (10.0.0.2 to ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff)")]
    [InlineData("package.version: 1.0", "version(package.version) == \"1.0\"")]
    [InlineData("source.geo.location: *", "exists(source.geo.location)")]
    [InlineData("gone: 5", "dynamic(gone) == \"5\" or 5", "RG2001 gone")]
    [InlineData("gone: a* and gone < b", "gone is wildcard \"a*\" and dynamic(gone) < \"b\"", "RG2001 gone")]
    public void Typed_fields(string query, string expected, params string[] findings) => AssertBinds(query, expected, findings);

    [Theory]
    [InlineData("message: Error", "message has words \"error\"")]
    [InlineData("message: foo Bar", "message has any of (words \"foo\", words \"bar\")")]
    [InlineData("message: \"Foo, BAR\"", "message has words \"foo bar\"")]
    [InlineData("message: Adm*", "message has word wildcard \"adm*\"")]
    [InlineData("message: foo-baz ba*r", "message has any of (words \"foo\", words \"baz\", word wildcard \"ba*r\")")]
    [InlineData("message: \"--\"", "false")]
    [InlineData("message: *", "exists(message)")]
    [InlineData("process.name.text: \"a b\"", "process.name has words \"a b\"")]
    [InlineData("message.keyword: \"A b\"", "message is \"A b\"")]
    [InlineData("process.name.caseless: A*", "process.name ~is wildcard \"a*\"")]
    public void Text_and_multi_fields(string query, string expected) => AssertBinds(query, expected);

    [Theory]
    [InlineData("file.hash.*: a", "file.hash.* is \"a\"")]
    [InlineData("file.hash.*: *", "exists(file.hash.*)")]
    [InlineData("gone.*: 5", "dynamic(gone.*) == \"5\" or 5", "RG2101 gone.*")]
    [InlineData("labels: a", "labels.* is \"a\"")]
    [InlineData("file.*: (a and not b)", "(dynamic(file.*) == \"a\") and not (dynamic(file.*) == \"b\")")]
    [InlineData("process.*id: 5", "dynamic(process.*id) == \"5\" or 5 or process.pid == 5")]
    [InlineData("process.*: \"7\"", "dynamic(process.*) == \"7\" or 7 or process.name has words \"7\" or process.pid == 7")]
    [InlineData("nothing.*.x: a", "dynamic(nothing.*.x) == \"a\"", "RG2101 nothing.*.x")]
    [InlineData("file.h*.md5: a", "file.h*.md5 is \"a\"")]
    [InlineData("source.*: 10.0.0.0/8", "dynamic(source.*) == \"10.0.0.0/8\" or source.ip in (10.0.0.0/8)")]
    [InlineData("source.* > 5", "dynamic(source.*) > \"5\" or 5")]
    [InlineData("*els: a", "dynamic(*els) == \"a\" or labels.* is \"a\"")]
    [InlineData("*els: *", "exists(*els) or exists(labels.*)")]
    [InlineData("process.name*: *", "exists(process.name*)")]
    [InlineData("grants: *", "exists(grants.*)")]
    public void Wildcards_in_names_stand_for_everything_of_such_a_name(string query, string expected, params string[] findings) => AssertBinds(query, expected, findings);

    [Theory]
    [InlineData("some", "dynamic(*) == \"some\" or message has words \"some\" or version(package.version) == \"some\" or process.name has words \"some\"")]
    [InlineData("null: some", "dynamic(*) == \"some\" or message has words \"some\" or version(package.version) == \"some\" or process.name has words \"some\"")]
    [InlineData("*: (a* and not *)", "(* is wildcard \"a*\" or message has word wildcard \"a*\" or package.version is wildcard \"a*\" or process.name has word wildcard \"a*\") and not true")]
    [InlineData("x* y", "(* is wildcard \"x*\" or message has word wildcard \"x*\" or package.version is wildcard \"x*\" or process.name has word wildcard \"x*\") or (dynamic(*) == \"y\" or message has words \"y\" or version(package.version) == \"y\" or process.name has words \"y\")")]
    [InlineData("--", "dynamic(*) == \"--\" or false or version(package.version) == \"--\" or false")]
    [InlineData("grants: { x or * }", "some grants { (dynamic(grants.*) == \"x\") or true }")]
    [InlineData("* > a", "dynamic(*) > \"a\" or version(package.version) > \"a\"")]
    [InlineData("null", "false")]
    public void Values_that_may_stand_anywhere(string query, string expected) => AssertBinds(query, expected);

    [Theory]
    [InlineData("grants: { action: a and count > 1 }", "some grants { grants.action is \"a\" and grants.count > 1 }")]
    [InlineData("not grants: { not action: a }", "not some grants { not grants.action is \"a\" }")]
    [InlineData("grants: { c*: 5 }", "some grants { dynamic(grants.c*) == \"5\" or 5 or grants.count == 5 }")]
    [InlineData("labels: { a: b }", "some labels { labels.a is \"b\" }")]
    public void Nested_groups(string query, string expected) => AssertBinds(query, expected);

    [Theory]
    [InlineData("message > a", "RG2005 message")]
    [InlineData("process.interactive > true", "RG2005 process.interactive")]
    [InlineData("process.pid: five", "RG2004 five")]
    [InlineData("process.pid: (1 or \"x\" or y)", "RG2004 \"x\"", "RG2004 y")]
    [InlineData("process.interactive: yes", "RG2004 yes")]
    [InlineData("source.ip: 10.0.0", "RG2004 10.0.0")]
    [InlineData("file.mtime: soon", "RG2004 soon")]
    [InlineData("file.mtime: 2026*", "RG2102 2026*")]
    [InlineData("process.pid: 5*", "RG2102 5*")]
    [InlineData("source.ip: 10.0.*", "RG2102 10.0.*")]
    [InlineData("process.interactive: t*", "RG2102 t*")]
    [InlineData("grants: a", "RG2009 a")]
    [InlineData("source.geo.location: x", "RG2009 x")]
    [InlineData("process.pid > 5*", "RG2103 5*")]
    [InlineData("process.pid > null", "RG2103 null")]
    [InlineData("process.name: { x: 1 }", "RG2104 process.name")]
    [InlineData("gr*: { action: 1 }", "RG2105 gr*")]
    public void Mistakes_are_reported_at_their_place(string query, params string[] expected)
    {
        (Predicate? predicate, IReadOnlyList<RuleDiagnostic> diagnostics) = KqlTesting.TryBind(query);

        Assert.Null(predicate);
        Assert.Equal(expected, EqlTesting.Findings(query, diagnostics));
    }

    [Theory]
    [InlineData("process.name: store?.example.com", "RG5201 store?.example.com")]
    [InlineData("process.name: (a or x?*)", "RG5201 x?*")]
    [InlineData("url.path: /x?y=*")]
    [InlineData("process.args: *http\\://x/?a*")]
    [InlineData("process.name: \"a?\"")]
    [InlineData("message: why?")]
    [InlineData("process.name: \"*.exe\"", "RG5202 \"*.exe\"")]
    [InlineData("process.name: \"a*\"", "RG5202 \"a*\"")]
    [InlineData("process.name: \"*\"")]
    [InlineData("process.name: \"\\\\\\\\*\\\\IPC$\"")]
    [InlineData("message: \"*\"", "RG5019 \"*\"")]
    [InlineData("process.args: *a/b.xml */.c/*", "RG5203 *a/b.xml */.c/*")]
    [InlineData("process.args: /etc/a /etc/b", "RG5203 /etc/a /etc/b")]
    [InlineData("process.args: C\\:\\\\a D\\:\\\\b", "RG5203 C\\:\\\\a D\\:\\\\b")]
    [InlineData("process.args: (a\nb or c)", "RG5203 a\nb")]
    [InlineData("process.args: *S3 Browser*")]
    [InlineData("process.args: Program Files")]
    [InlineData("process.name: null", "RG5204 null")]
    [InlineData("null", "RG5204 null")]
    public void What_is_hardly_meant_is_a_warning(string query, params string[] expected) =>
        Assert.Equal(expected, EqlTesting.Findings(query, KqlTesting.Lint(query)));

    [Fact]
    public void A_field_name_of_more_than_fifty_parts_is_an_error()
    {
        string name = string.Join(".", Enumerable.Repeat("a", 51));

        Assert.Equal("RG2016", Assert.Single(KqlTesting.TryBind(name + ": 1").Diagnostics).Id);
        Assert.Equal("RG2016", Assert.Single(KqlTesting.TryBind(name + ": { b: 1 }").Diagnostics).Id);
    }

    private static void AssertBinds(string query, string expected, params string[] findings)
    {
        (Predicate? predicate, IReadOnlyList<RuleDiagnostic> diagnostics) = KqlTesting.TryBind(query);

        Assert.Equal(findings, EqlTesting.Findings(query, diagnostics));
        Assert.Equal(expected, predicate?.ToString());
    }
}
