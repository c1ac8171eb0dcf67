using RuleGen.Compiler.Tests.Rules;
using Xunit;

namespace RuleGen.Compiler.Tests.Linting;

/// <summary>What each check finds in EQL, and what looks like it and is none.</summary>
public sealed class EqlLintTests
{
    [Theory]
    [InlineData("process.name in (\"a\", \"b\", \"a\")", "RG5001 \"a\"")]
    [InlineData("process.name in (\"a\", \"A\")")]
    [InlineData("process.name in~ (\"a\", \"A\")", "RG5001 \"A\"")]
    [InlineData("process.name regex (\"[ab]\", \"[ab]\")", "RG5001 \"[ab]\"")]
    [InlineData("process.pid in (1, 2, 1)", "RG5001 1")]
    public void Values_listed_twice(string condition, params string[] expected) => AssertFindings(condition, expected);

    [Theory]
    [InlineData("process.args : (\"*foo*\", \"foo\")", "RG5002 \"foo\"")]
    [InlineData("process.args : (\"foo-bar\", \"foo*\")", "RG5002 \"foo-bar\"")]
    [InlineData("process.args : (\"*.TXT\", \"a*.txt\")", "RG5002 \"a*.txt\"")]
    [InlineData("process.args like (\"*.TXT\", \"a*.txt\")")]
    [InlineData("process.args like (\"a?c\", \"abc\", \"a*c\")", "RG5002 \"a?c\"", "RG5002 \"abc\"")]
    [InlineData("process.args like (\"a?c\", \"a\\u{1F600}c\")", "RG5002 \"a\\u{1F600}c\"")]
    [InlineData("process.args like (\"a*bc\", \"ab*c\")")]
    [InlineData("process.args : (\"-*l*\", \"-*p*\", \"-*e*\", \">\", \"<\", \"|\")")]
    [InlineData("process.args like (\"a**\", \"a*\")", "RG5002 \"a**\"", "RG5008 **")]
    public void Covered_patterns(string condition, params string[] expected) => AssertFindings(condition, expected);

    [Theory]
    [InlineData("process.name == \"python*\"", "RG5003 \"python*\"")]
    [InlineData("\"*thon\" == process.name", "RG5003 \"*thon\"")]
    [InlineData("process.name != \"python*\"", "RG5003 \"python*\"")]
    [InlineData("process.args in (\"cc1*\", \"ld\")", "RG5003 \"cc1*\"")]
    [InlineData("process.args in (\"*\", \"**\", \"-*-\", \"a*b\")")]
    [InlineData("process.args == \"\\\\\\\\*\\\\ADMIN$\"")]
    [InlineData("process.args : \"cc1*\"")]
    public void Literal_asterisks(string condition, params string[] expected) => AssertFindings(condition, expected);

    [Theory]
    [InlineData("process.name like \"nc\"", "RG5004 like")]
    [InlineData("process.name /* like */ like~ (\"nc\", \"ncat\")", "RG5004 like~")]
    [InlineData("process.name like (\"nc\", \"nc?\")")]
    [InlineData("process.name : \"nc\"")]
    public void Patterns_without_wildcards(string condition, params string[] expected) => AssertFindings(condition, expected);

    [Theory]
    [InlineData("process.name == \"a\" and process.args == \"b\" and process.name == \"a\"", "RG5005 process.name == \"a\"")]
    [InlineData("process.name == \"a\" and (process.args == \"b\" and process.name == \"a\")", "RG5005 process.name == \"a\"")]
    [InlineData("length(process.name) > 3 or process.args == \"b\" or length(process.name) > 3", "RG5005 length(process.name) > 3")]
    [InlineData("process.name == \"a\" or process.args == \"a\"")]
    public void Repeated_conditions(string condition, params string[] expected) => AssertFindings(condition, expected);

    [Theory]
    [InlineData("process.name == \"a\" or process.name == \"b\"", "RG5006 process.name == \"b\"")]
    [InlineData("process.name : \"a*\" or user.name == \"x\" or process.name : \"b*\"", "RG5006 process.name : \"b*\"")]
    [InlineData("process.name == \"a\" or process.name : \"b*\"")]
    [InlineData("process.args == \"a\" and process.args == \"b\"")]
    [InlineData("process.interactive or process.interactive == false")]
    public void Separate_tests(string condition, params string[] expected) => AssertFindings(condition, expected);

    [Theory]
    [InlineData("container.id like \"*\"", "RG5007 container.id like \"*\"")]
    [InlineData("file.path like \"/home/**/x\"", "RG5008 **")]
    [InlineData("file.path like \"/home/*?/x\"")]
    [InlineData("process.name in (\"nc\")", "RG5009 in")]
    [InlineData("process.name not in~ (\"nc\")", "RG5009 in~")]
    [InlineData("process.name in~ (\"n*c\")")]
    public void Longer_ways_of_saying_it(string condition, params string[] expected) => AssertFindings(condition, expected);

    [Theory]
    [InlineData("process.name == \"a\" and process.name == \"b\"", "RG5010 process.name == \"b\"")]
    [InlineData("process.name == \"a\" and not process.name == \"a\"", "RG5010 not process.name == \"a\"")]
    [InlineData("process.name in (\"a\", \"b\") and process.name : (\"c\", \"d*\")", "RG5010 process.name : (\"c\", \"d*\")")]
    [InlineData("process.name == \"abc\" and not process.name like \"a*\"", "RG5010 not process.name like \"a*\"")]
    [InlineData("process.pid > 10 and process.pid < 5", "RG5010 process.pid < 5")]
    [InlineData("process.pid >= 5 and process.pid <= 5")]
    [InlineData("process.pid == 3 and process.pid > 5", "RG5010 process.pid > 5")]
    [InlineData("process.args == null and process.args == \"a\"", "RG5010 process.args == \"a\"")]
    [InlineData("process.args == \"a\" and process.args == \"b\"")]
    [InlineData("process.args == \"a\" and process.args != \"b\"")]
    [InlineData("event.type == \"start\" and event.type == \"end\"")]
    [InlineData("process.name : \"a\" and process.name != \"A\"")]
    [InlineData("process.name == \"a\" and process.parent.name == \"b\"")]
    [InlineData("source.ip == \"127.0.0.1\" and source.ip == \"::ffff:127.0.0.1\"")]
    [InlineData("kibana.alert.rule.tags == \"a\" and kibana.alert.rule.tags == \"b\"", "RG2001 kibana.alert.rule.tags")]
    [InlineData("signal.rule.tags == \"a\" and signal.rule.tags == \"b\"")]
    public void Contradictions(string condition, params string[] expected) => AssertFindings(condition, expected);

    [Theory]
    [InlineData("process.name == \"a\" and process.name != \"b\"", "RG5013 process.name != \"b\"")]
    [InlineData("process.name == \"a\" and process.name in (\"a\", \"b\")", "RG5013 process.name in (\"a\", \"b\")")]
    [InlineData("process.name == \"ab\" and process.name like \"a*\"", "RG5013 process.name like \"a*\"")]
    [InlineData("process.name : \"a\" and process.name == \"A\"", "RG5013 process.name : \"a\"")]
    [InlineData("process.pid == 7 and process.pid > 5", "RG5013 process.pid > 5")]
    [InlineData("process.args == \"a\" and process.args in (\"a\", \"b\")")]
    [InlineData("process.name like \"a*\" and process.name != \"ab\"")]
    [InlineData("process.name != \"a\" or process.name != \"b\"", "RG5014 process.name != \"b\"")]
    [InlineData("not process.name == \"a\" or process.name == \"a\"", "RG5014 process.name == \"a\"")]
    [InlineData("process.args != \"a\" or process.args != \"b\"")]
    [InlineData("process.name == \"a\" or (process.name == \"a\" and process.args == \"b\")", "RG5015 process.name == \"a\" and process.args == \"b\"")]
    [InlineData("process.name == \"a\" and (process.args == \"b\" or process.name == \"a\")", "RG5015 process.args == \"b\" or process.name == \"a\"")]
    [InlineData("(process.name == \"a\" and process.args == \"c\") or (process.name == \"a\" and process.args == \"b\")")]
    public void Conditions_that_say_nothing_new(string condition, params string[] expected) => AssertFindings(condition, expected);

    [Theory]
    [InlineData("process.name regex \".*(a|b)\"", "RG5016 \".*(a|b)\"")]
    [InlineData("process.name regex \"nc\"", "RG5016 \"nc\"")]
    [InlineData("process.name regex (\"a|b\", \"c.*\")", "RG5016 \"a|b\", \"c.*\"")]
    [InlineData("process.name regex \"[a-z]+\"")]
    [InlineData("process.name regex \"a\\\\*.*\"")]
    [InlineData("process.name regex \"x(a+)*\"", "RG5022 \"x(a+)*\"")]
    [InlineData("process.name regex \"x(a+|b)*\"", "RG5022 \"x(a+|b)*\"")]
    [InlineData("process.name regex \"x([0-9]{1,3}\\\\.)+\"")]
    public void Regular_expressions(string condition, params string[] expected) => AssertFindings(condition, expected);

    [Theory]
    [InlineData("host.os.type == \"windows\" and process.name == \"Cmd.exe\"", "RG5017 ==")]
    [InlineData("host.os.type == \"windows\" and process.name in (\"a.exe\", \"b.exe\")", "RG5017 in")]
    [InlineData("host.os.type == \"windows\" and not file.path like \"C:*\"", "RG5017 like")]
    [InlineData("host.os.type == \"windows\" and process.name : \"cmd.exe\"")]
    [InlineData("host.os.type == \"windows\" and process.pe.original_file_name == \"Cmd.Exe\"")]
    [InlineData("host.os.type == \"windows\" and file.extension == \"7\"")]
    [InlineData("host.os.type in (\"windows\", \"linux\") and process.name == \"nc\"")]
    [InlineData("host.os.type != \"windows\" and process.name == \"nc\"")]
    [InlineData("process.name == \"nc\"")]
    public void Windows_names(string condition, params string[] expected) => AssertFindings(condition, expected);

    [Theory]
    [InlineData("process.args != null and process.args == \"a\"", "RG5018 process.args != null")]
    [InlineData("process.args == null or process.args != \"a\"", "RG5018 process.args == null")]
    [InlineData("process.args != null and process.args != \"a\"")]
    [InlineData("process.args == null or process.args == \"a\"")]
    public void Null_tests(string condition, params string[] expected) => AssertFindings(condition, expected);

    [Theory]
    [InlineData("destination.port == 65536", "RG5019 65536")]
    [InlineData("destination.port > 65535", "RG5019 65535")]
    [InlineData("destination.port in (-1, 80)")]
    [InlineData("destination.port == -1", "RG5019 -1")]
    [InlineData("destination.port < 65536 and destination.port >= 0")]
    [InlineData("process.pid == 1.5", "RG5019 1.5")]
    [InlineData("process.pid > 1.5 and process.pid != 2.0")]
    [InlineData("file.hash.md5 == \"abc\"", "RG5019 \"abc\"")]
    [InlineData("file.hash.md5 == \"D41D8CD98F00B204E9800998ECF8427E\"", "RG5019 \"D41D8CD98F00B204E9800998ECF8427E\"")]
    [InlineData("file.hash.md5 : \"D41D8CD98F00B204E9800998ECF8427E\"")]
    [InlineData("tls.server.hash.md5 == \"D41D8CD98F00B204E9800998ECF8427E\"")]
    [InlineData("event.outcome == \"sucess\"", "RG5020 \"sucess\"")]
    [InlineData("event.type : \"Start\"")]
    [InlineData("event.outcome in (\"success\", \"Success\")")]
    [InlineData("event.type == \"alien\"")]
    [InlineData("process.args like \"*l*\"", "RG5021 \"*l*\"")]
    [InlineData("process.args like (\"*$\", \"-*l*\", \"*abc*\")")]
    [InlineData("file.path == \"C:\\temp\"", "RG5023 \\t")]
    [InlineData("file.path == \"C:\\\\temp\"")]
    [InlineData("file.path == \"\"\"C:\\temp\"\"\"")]
    [InlineData("process.args == \"a\\tb\"")]
    public void Values(string condition, params string[] expected) => AssertFindings(condition, expected);

    [Theory]
    [InlineData("proces where true", "RG5020 proces")]
    [InlineData("my_category where true")]
    [InlineData("sequence by host.id [process where process.name in (\"a\", \"a\")] [file where file.name == \"x*\"]", "RG5001 \"a\"", "RG5003 \"x*\"")]
    public void Whole_queries(string query, params string[] expected) => Assert.Equal(expected, LintTesting.Findings(RuleText.WithQuery(query)));

    /// <summary>A query with an error gets no advice: what it says is not what its author means yet.</summary>
    [Fact]
    public void Errors_come_alone() =>
        Assert.Equal(["RG2004 \"x\""], LintTesting.Findings(RuleText.WithQuery("process where process.pid == \"x\" and process.name in (\"a\", \"a\")")));

    private static void AssertFindings(string condition, string[] expected) =>
        Assert.Equal(expected, LintTesting.Findings(RuleText.WithQuery("process where " + condition)));
}
