using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.Eql;

/// <summary>Bound queries as equations: a condition and the predicate it means, as <see cref="PredicatePrinter"/> writes it.</summary>
public sealed class EqlBinderTests
{
    [Theory]
    [InlineData("any where true", "true")]
    [InlineData("process where false", "event.category is \"process\" and false")]
    [InlineData("\"odd one\" where true", "event.category is \"odd one\" and true")]
    [InlineData("process where process.pid == 1 or true", "event.category is \"process\" and (process.pid == 1 or true)")]
    public void Category_is_an_exact_test(string query, string expected) => Assert.Equal(expected, Bind(query));

    [Fact]
    public void Category_field_can_be_another()
    {
        EqlBinderOptions options = new(TestSchema.Instance) { CategoryField = "event.type" };

        Assert.Equal("event.type is \"start\" and true", Bind("start where true", options));
    }

    [Theory]
    [InlineData("process.name == \"a\"", "process.name is \"a\"")]
    [InlineData("process.name == \"A*\"", "process.name is \"A*\"")]
    [InlineData("process.name != \"a\"", "not process.name is \"a\"")]
    [InlineData("\"a\" == process.name", "process.name is \"a\"")]
    [InlineData("\"a\" != process.name", "not process.name is \"a\"")]
    [InlineData("?process.name == \"a\"", "process.name is \"a\"")]
    [InlineData("(process.name) == (\"a\")", "process.name is \"a\"")]
    [InlineData("process.name < \"b\"", "process.name < \"b\"")]
    [InlineData("\"b\" <= process.name", "process.name >= \"b\"")]
    [InlineData("\"b\" > process.name", "process.name < \"b\"")]
    [InlineData("\"b\" >= process.name", "process.name <= \"b\"")]
    [InlineData("\"b\" < process.name", "process.name > \"b\"")]
    [InlineData("event.code == 4624", "event.code is \"4624\"")]
    [InlineData("event.code == -5", "event.code is \"-5\"")]
    [InlineData("event.code == 4.0", "event.code is \"4.0\"")]
    [InlineData("event.code == 42.5", "event.code is \"42.5\"")]
    [InlineData("event.code == 1e7", "event.code is \"1.0E7\"")]
    [InlineData("event.code == 123456789.0", "event.code is \"1.23456789E8\"")]
    [InlineData("event.code == 0.00012", "event.code is \"1.2E-4\"")]
    [InlineData("event.code == true", "event.code is \"true\"")]
    [InlineData("labels == \"a\"", "labels.* is \"a\"")]
    [InlineData("labels.some.key == \"a\"", "labels.some.key is \"a\"")]
    [InlineData("title == \"a\"", "title is \"a\"")]
    [InlineData("title.keyword : \"A*\"", "title ~is wildcard \"a*\"")]
    [InlineData("proc == \"a\"", "process.name is \"a\"")]
    [InlineData("?proc == null", "not exists(process.name)")]
    [InlineData("process.name.text != null", "exists(process.name)")]
    [InlineData("process.name.caseless == \"A\"", "process.name ~is \"a\"")]
    [InlineData("process.name.caseless in (\"A\", \"b\")", "process.name ~is one of (\"a\", \"b\")")]
    [InlineData("process.name.caseless like \"A*\"", "process.name ~is wildcard \"a*\"")]
    [InlineData("process.name.caseless in~ (\"A\")", "process.name ~is one of (\"a\")")]
    [InlineData("labels == null", "not exists(labels.*)")]
    public void Keyword_fields_compare_text(string condition, string expected) => AssertMeans(condition, expected);

    [Theory]
    [InlineData("process.pid == 4", "process.pid == 4")]
    [InlineData("process.pid == 4.0", "process.pid == 4")]
    [InlineData("process.pid == 4.5", "process.pid == 4.5")]
    [InlineData("process.pid != 4", "not process.pid == 4")]
    [InlineData("process.pid == \"4\"", "process.pid == 4")]
    [InlineData("process.pid == \"4.5\"", "process.pid == 4.5")]
    [InlineData("process.pid > \"-1\"", "process.pid > -1")]
    [InlineData("5 < process.pid", "process.pid > 5")]
    [InlineData("process.pid >= -1", "process.pid >= -1")]
    [InlineData("process.pid == 1 + 2 * 3", "process.pid == 7")]
    [InlineData("process.pid == (1 + 2) * 3", "process.pid == 9")]
    [InlineData("process.pid == -7 / 2", "process.pid == -3")]
    [InlineData("process.pid == -7 % 2", "process.pid == -1")]
    [InlineData("process.pid == 10 % -6", "process.pid == 4")]
    [InlineData("process.pid == 7 / 2.0", "process.pid == 3.5")]
    [InlineData("process.pid == 9223372036854775807", "process.pid == 9223372036854775807")]
    [InlineData("process.pid == 18446744073709551615", "process.pid == 18446744073709551615")]
    [InlineData("process.pid == \"9223372036854775808\"", "process.pid == 9223372036854775808")]
    [InlineData("process.pid == 18446744073709551616", "process.pid == 1.8446744073709552E+19")]
    [InlineData("process.pid == 100000000000000000000", "process.pid == 1E+20")]
    [InlineData("process.pid == -9223372036854775808", "process.pid == -9223372036854775808")]
    [InlineData("system.load < 0.5", "system.load < 0.5")]
    public void Number_fields_compare_numbers(string condition, string expected) => AssertMeans(condition, expected);

    [Theory]
    [InlineData("source.ip == \"::ffff:10.0.0.1\"", "source.ip in (10.0.0.1)")]
    [InlineData("source.ip == \"2001:DB8:0::1\"", "source.ip in (2001:db8::1)")]
    [InlineData("source.ip != \"10.1.2.3/8\"", "not source.ip in (10.0.0.0/8)")]
    [InlineData("source.ip in (\"fe80::/10\", null)", "source.ip in (fe80::/10)")]
    [InlineData("source.ip in (\"fe80::/10\", \"10.0.0.0/8\")", "source.ip in (fe80::/10, 10.0.0.0/8)")]
    [InlineData("source.ip in (null)", "false")]
    [InlineData("source.ip <= \"::2\"", "source.ip in (:: to ::2)")]
    [InlineData("source.ip < \"::2\"", "source.ip in (::/127)")]
    [InlineData("\"10.0.0.0\" < source.ip", "source.ip in (10.0.0.1 to ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff)")]
    [InlineData("source.ip < \"::\"", "false")]
    [InlineData("source.ip > \"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff\"", "false")]
    public void Ip_fields_compare_addresses(string condition, string expected) => AssertMeans(condition, expected);

    [Theory]
    [InlineData("file.mtime == \"1970-01-02\"", "file.mtime in time (86400000, 172799999)")]
    [InlineData("file.mtime != \"1970\"", "not file.mtime in time (0, 86399999)")]
    [InlineData("file.mtime > \"1970-01-01T00:00:01\"", "file.mtime in time (2000, ..)")]
    [InlineData("file.mtime >= \"1970-01-01T00:00:01\"", "file.mtime in time (1000, ..)")]
    [InlineData("file.mtime < \"1970-01-01T00:00:01\"", "file.mtime in time (.., 999)")]
    [InlineData("\"1970-01-01T00:00:01\" >= file.mtime", "file.mtime in time (.., 1999)")]
    [InlineData("file.mtime == \"1970-01-01T01:00:00.1234+01:00\"", "file.mtime in time (123, 123)")]
    [InlineData("file.mtime >= 1234", "file.mtime in time (1234, ..)")]
    [InlineData("file.mtime >= \"now-7d\"", "file.mtime in time (now-7d, ..)")]
    [InlineData("file.mtime > \"now-7d/d\"", "file.mtime in time (now-7d/d up +1, ..)")]
    [InlineData("file.mtime == \"now/d\"", "file.mtime in time (now/d, now/d up)")]
    [InlineData("file.mtime < \"1970-01-31||+1M/d\"", "file.mtime in time (.., 5011199999)")]
    [InlineData("file.mtime in (\"1970-01-01T00:00:00.000Z\", \"now\")", "file.mtime in time (0, 0) or file.mtime in time (now, now up)")]
    public void Date_fields_compare_with_whole_units(string condition, string expected) => AssertMeans(condition, expected);

    [Theory]
    [InlineData("package.version == \"1.2\"", "package.version is \"1.2\"")]
    [InlineData("package.version not in (\"1\", \"bad version\")", "not (package.version is \"1\" or package.version is \"bad version\")")]
    [InlineData("package.version >= \"1.2\"", "version(package.version) >= \"1.2\"")]
    public void Version_fields_have_their_order(string condition, string expected) => AssertMeans(condition, expected);

    [Theory]
    [InlineData("process.interactive", "process.interactive == true")]
    [InlineData("not process.interactive", "not process.interactive == true")]
    [InlineData("process.interactive == false", "process.interactive == false")]
    [InlineData("process.interactive != true", "not process.interactive == true")]
    [InlineData("process.interactive == \"true\"", "process.interactive == true")]
    [InlineData("false == process.interactive", "process.interactive == false")]
    [InlineData("process.interactive in (true, \"false\")", "process.interactive == true or process.interactive == false")]
    public void Boolean_fields_compare_true_and_false(string condition, string expected) => AssertMeans(condition, expected);

    [Theory]
    [InlineData("process.name in (\"b\", \"a\", \"b\")", "process.name is one of (\"b\", \"a\", \"b\")")]
    [InlineData("process.name not in (\"a\")", "not process.name is one of (\"a\")")]
    [InlineData("not process.name in (\"a\")", "not process.name is one of (\"a\")")]
    [InlineData("event.code in (4624, \"x\", true)", "event.code is one of (\"4624\", \"x\", \"true\")")]
    [InlineData("process.name in (\"a\", null)", "process.name is one of (\"a\")")]
    [InlineData("process.name in (null)", "false")]
    [InlineData("process.name not in (null)", "not false")]
    [InlineData("process.pid in (1, 2 + 1, \"4\")", "process.pid == 1 or process.pid == 3 or process.pid == 4")]
    [InlineData("process.pid in (1)", "process.pid == 1")]
    [InlineData("process.name in~ (\"A*\", \"\u212a\")", "process.name ~is one of (\"a*\", \"k\")")]
    public void In_compares_with_each(string condition, string expected) => AssertMeans(condition, expected);

    [Theory]
    [InlineData("process.name : \"Cmd.EXE\"", "process.name ~is \"cmd.exe\"")]
    [InlineData("process.name : \"*.EXE\"", "process.name ~is wildcard \"*.exe\"")]
    [InlineData("process.name : (\"A?\", \"b\")", "process.name ~is any of (wildcard \"a?\", \"b\")")]
    [InlineData("process.name like \"A*\"", "process.name is wildcard \"A*\"")]
    [InlineData("process.name like (\"A\")", "process.name is \"A\"")]
    [InlineData("process.name like (\"A\", \"B*\")", "process.name is any of (\"A\", wildcard \"B*\")")]
    [InlineData("process.name like~ \"A*\"", "process.name ~is wildcard \"a*\"")]
    [InlineData("process.name : \"*\"", "exists(process.name)")]
    [InlineData("process.name like (\"*\")", "exists(process.name)")]
    [InlineData("process.name like \"**\"", "process.name is wildcard \"**\"")]
    [InlineData("process.name : (\"*\", \"a\")", "process.name ~is any of (wildcard \"*\", \"a\")")]
    [InlineData("process.name : \"C:\\\\x\\\\*\"", "process.name ~is wildcard \"c:\\\\x\\\\*\"")]
    [InlineData("not process.name : (\"a*\", \"b\")", "not process.name ~is any of (wildcard \"a*\", \"b\")")]
    [InlineData("process.name : (\"a\", null)", "process.name ~is \"a\"")]
    [InlineData("process.name : null", "false")]
    [InlineData("not process.name : null", "false")]
    public void Patterns_have_wildcards(string condition, string expected) => AssertMeans(condition, expected);

    [Theory]
    [InlineData("process.name == null", "not exists(process.name)")]
    [InlineData("null == process.name", "not exists(process.name)")]
    [InlineData("process.name != null", "exists(process.name)")]
    [InlineData("?process.name != null", "exists(process.name)")]
    [InlineData("message != null", "exists(message)")]
    [InlineData("source.ip == null", "not exists(source.ip)")]
    [InlineData("process.pid > null", "false")]
    [InlineData("not process.pid > null", "false")]
    public void Null_tests_ask_for_presence(string condition, string expected) => AssertMeans(condition, expected);

    [Theory]
    [InlineData("not process.name == \"a\" and process.pid == 2", "not process.name is \"a\" and process.pid == 2")]
    [InlineData("not (process.name == \"a\" and process.pid == 2)", "not (process.name is \"a\" and process.pid == 2)")]
    [InlineData("process.pid == 1 and process.pid == 2 or process.pid == 3", "(process.pid == 1 and process.pid == 2) or process.pid == 3")]
    [InlineData("not not process.pid == 1", "not not process.pid == 1")]
    [InlineData("(process.pid == 1 or process.pid == 2) == true", "process.pid == 1 or process.pid == 2")]
    [InlineData("true == (process.pid in (1))", "process.pid == 1")]
    [InlineData("(process.pid == 1) != false", "process.pid == 1")]
    [InlineData("(process.pid == 1) == false", "not process.pid == 1")]
    [InlineData("(process.pid == 1) != true", "not process.pid == 1")]
    public void Logic_is_two_valued(string condition, string expected) => AssertMeans(condition, expected);

    [Theory]
    [InlineData("1 == 1", "true")]
    [InlineData("1 == 1.0", "true")]
    [InlineData("9007199254740993 == 9007199254740992.0", "false")]
    [InlineData("2 < 1", "false")]
    [InlineData("\"Foo\" < \"foo\"", "true")]
    [InlineData("\"\uE000\" < \"\U0001F600\"", "true")]
    [InlineData("true != false", "true")]
    [InlineData("null == null", "true")]
    [InlineData("null != null", "false")]
    [InlineData("1 != null", "true")]
    [InlineData("not 1 > null", "false")]
    [InlineData("null", "false")]
    [InlineData("not null", "false")]
    [InlineData("1 + null == null", "true")]
    [InlineData("1 in (2, 1)", "true")]
    [InlineData("1 not in (2, \"1\")", "not false")]
    [InlineData("\"A\" in~ (\"a\")", "true")]
    [InlineData("null in (null)", "false")]
    [InlineData("(process.name : \"a\") == (\"B\" not in~ (\"a\"))", "process.name ~is \"a\"")]
    [InlineData("(process.name : \"a\") == (1 not in (1, 2))", "not process.name ~is \"a\"")]
    [InlineData("\"Abc\" : \"a*\"", "true")]
    [InlineData("\"Abc\" like \"a*\"", "false")]
    [InlineData("add(1, 2) == 3 and SUBTRACT(1, 2) == -1 and multiply(2, 3) == 6 and divide(7, 2) == 3 and modulo(-10, 6) == -4", "true and true and true and true and true")]
    [InlineData("divide(-7, 2) == -3 and divide(7, 2.0) == 3.5 and modulo(10, -6) == 4 and add(1, null) == null", "true and true and true and true")]
    [InlineData("length(\"\U0001F600a\") == 3 and length(\"\") == 0", "true and true")]
    [InlineData("substring(\"\U0001F600a\", 1, 2) == substring(\"\U0001FA00\", 1) and length(substring(\"\U0001F600a\", 1, 2)) == 1", "true and true")]
    [InlineData("concat(substring(\"\U0001F600\", 0, 1), substring(\"\U0001F600\", 1)) == \"\U0001F600\"", "true")]
    [InlineData("indexOf(\"\U0001F600abc\", \"b\") == 3 and indexOf(\"abc\", \"\", 9) == 3 and indexOf(\"abc\", \"z\") == null", "true and true and true")]
    [InlineData("string(1e7) == \"1.0E7\" and string(0.001) == \"0.001\" and string(1.0) == \"1.0\" and string(-0.0) == \"-0.0\"", "true and true and true and true")]
    [InlineData("number(\" 5 \") == 5 and string(number(\" 5 \")) == \"5.0\" and string(number(\"5\")) == \"5\"", "true and true and true")]
    [InlineData("number(\"-7f\", 16) == -127 and number(\"0x-7f\") == -127 and number(\"z\", 36) == 35", "true and true and true")]
    [InlineData("number(\"-9223372036854775808\") == -9223372036854775807 - 1", "true")]
    [InlineData("between~(\"xABCx\", \"a\", \"c\") == \"B\" and between(\"abab\", \"a\", \"b\", true) == \"ba\"", "true and true")]
    [InlineData("startsWith~(\"\u212Aelvin\", \"kEL\") and endsWith~(\"ma\u017F\", \"S\") and stringContains~(\"a\u212Ab\", \"KB\")", "true and true and true")]
    [InlineData("stringContains(\"a\", \"\") or stringContains(\"\", \"a\")", "false or false")]
    [InlineData("startsWith(\"a\", null) or not startsWith(null, \"a\")", "false or false")]
    [InlineData("string(1 == 1) == \"true\" and concat(1 > 2, \"x\") == \"falsex\"", "true and true")]
    [InlineData("string((1 == 1) and null) == null", "true")]
    [InlineData("18446744073709551615 > 18446744073709551614 and string(18446744073709551615) == \"18446744073709551615\"", "true and true")]
    [InlineData("cidrMatch(null, \"10.0.0.0/8\")", "false")]
    public void Constants_are_folded(string condition, string expected) => AssertMeans(condition, expected);

    [Theory]
    [InlineData("startsWith(process.name, \"a*\")", "process.name is prefix \"a*\"")]
    [InlineData("STARTSWITH~(process.name, \"A\")", "process.name ~is prefix \"a\"")]
    [InlineData("startsWith(process.name, \"\")", "exists(process.name)")]
    [InlineData("endsWith(process.name, \".exe\")", "process.name is wildcard \"*.exe\"")]
    [InlineData("endsWith~(process.name, \"X?\")", "process.name ~is wildcard \"*x?\"")]
    [InlineData("endsWith(process.name, \"\")", "exists(process.name)")]
    [InlineData("stringContains(process.name, \"a\")", "process.name is wildcard \"*a*\"")]
    [InlineData("stringContains(process.name, \"=[*]\")", "process.name is wildcard \"*=[*]*\"")]
    [InlineData("stringContains(process.name, \"p=\\\\*\")", "process.name is wildcard \"%p=*%\" with \"%?\"")]
    [InlineData("stringContains(process.name, \"a\\\\\\\\b\")", "process.name is wildcard \"*a\\\\b*\"")]
    [InlineData("endsWith(process.name, \"a\\\\\")", "process.name is wildcard \"*a\\\\\"")]
    [InlineData("stringContains(process.name, \"\")", "false")]
    [InlineData("stringContains(string(process.name), concat(\"a\", 1))", "process.name is wildcard \"*a1*\"")]
    [InlineData("startsWith(process.name, null)", "false")]
    [InlineData("not startsWith(process.name, \"a\") == true", "not process.name is prefix \"a\"")]
    [InlineData("startsWith(process.name, \"a\") != true", "not process.name is prefix \"a\"")]
    [InlineData("cidrMatch(source.ip, \"10.0.0.0/8\", \"::1\")", "source.ip in (10.0.0.0/8, ::1)")]
    [InlineData("cidrMatch(source.ip, \"10.0.0.0/8\", null)", "false")]
    public void Functions_of_a_field_and_constants_are_tests_of_the_field(string condition, string expected) => AssertMeans(condition, expected);

    [Theory]
    [InlineData("length(process.name) > 3", "some >(Length(process.name), 3)")]
    [InlineData("3 < length(process.name)", "some >(Length(process.name), 3)")]
    [InlineData("length(process.name) != 3", "some Not(==(Length(process.name), 3))")]
    [InlineData("not length(process.name) == 3", "not some ==(Length(process.name), 3)")]
    [InlineData("length(process.name) == null", "some IsNull(Length(process.name))")]
    [InlineData("null != length(process.name)", "not some IsNull(Length(process.name))")]
    [InlineData("length(process.name) > null", "false")]
    [InlineData("length(process.name) in (1, 2, null)", "some In(Length(process.name), 1, 2)")]
    [InlineData("length(process.name) not in (1)", "not some In(Length(process.name), 1)")]
    [InlineData("concat(process.name) : (\"A*\", \"b\")", "some (ToText(process.name) ~is any of (wildcard \"a*\", \"b\"))")]
    [InlineData("concat(process.name, 1, process.name) in~ (\"A\")", "some (Concat(process.name, Concat(1, process.name)) ~is one of (\"a\"))")]
    [InlineData("substring(process.name, 1) like \"a\"", "some (Substring(process.name, 1, null) is \"a\")")]
    [InlineData("indexOf~(process.name, \"A\") == 1", "some ==(IndexOf~(process.name, \"A\", null), 1)")]
    [InlineData("startsWith(process.name, event.code)", "some StartsWith(process.name, event.code)")]
    [InlineData("stringContains(\"abc\", process.name)", "some Contains(\"abc\", process.name)")]
    [InlineData("null == (process.pid > 1)", "some IsNull(>(process.pid, 1))")]
    [InlineData("(process.pid > 1) in (true)", "some In(>(process.pid, 1), true)")]
    [InlineData("string(process.pid == 1 or not process.interactive) == \"true\"", "some ==(ToText(Or(==(process.pid, 1), Not(process.interactive))), \"true\")")]
    [InlineData("string(process.name == null) == \"true\"", "some ==(ToText(IsNull(process.name)), \"true\")")]
    [InlineData("string(cidrMatch(source.ip, \"10.0.0.0/8\")) : \"true\"", "some (ToText(InRanges(source.ip, 10.0.0.0/8)) ~is \"true\")")]
    [InlineData("string(process.name) != \"a\"", "not process.name is \"a\"")]
    [InlineData("string(process.name) : \"A*\"", "process.name ~is wildcard \"a*\"")]
    [InlineData("string(process.pid) != \"1\"", "some Not(==(ToText(process.pid), \"1\"))")]
    [InlineData("process.pid % 2 == 1", "some ==(Modulo(process.pid, 2), 1)")]
    [InlineData("process.pid / 2 == 1", "some ==(Divide(process.pid, 2), 1)")]
    [InlineData("process.pid + system.load > 1", "some >(Add(process.pid, system.load), 1)")]
    [InlineData("process.pid + 1.5 == 2", "some ==(Add(process.pid, 1.5d), 2)")]
    public void Other_conditions_are_computed(string condition, string expected) => AssertMeans(condition, expected);

    [Theory]
    [InlineData("process.pid + 1 == 2", "process.pid == 1")]
    [InlineData("1 + process.pid != 2", "not process.pid == 1")]
    [InlineData("process.pid - 3 > 4", "process.pid > 7")]
    [InlineData("43 - process.pid > 1", "process.pid < 42")]
    [InlineData("-process.pid <= 5", "process.pid >= -5")]
    [InlineData("-process.pid != 1.5", "not process.pid == -1.5")]
    [InlineData("(process.pid + 1) * 2 != 10", "not process.pid == 4")]
    [InlineData("process.pid * -2 < 10", "process.pid > -5")]
    [InlineData("process.pid * 2 != 9", "some Not(==(Multiply(process.pid, 2), 9))")]
    [InlineData("process.pid * 0 == 0", "some ==(Multiply(process.pid, 0), 0)")]
    [InlineData("process.pid + 2 == -2147483647", "some ==(Add(process.pid, 2), -2147483647)")]
    [InlineData("process.pid + 2 == -3000000000", "process.pid == -3000000002")]
    [InlineData("system.load * 2 != 9", "not system.load == 4.5")]
    [InlineData("system.load / -2 > 1", "system.load < -2")]
    [InlineData("system.load + 1 == 2", "some ==(Add(system.load, 1), 2)")]
    [InlineData("length(process.name) + 1 == 2", "some ==(Add(Length(process.name), 1), 2)")]
    public void Whole_constants_move_to_one_side_of_a_field(string condition, string expected) => AssertMeans(condition, expected);

    [Theory]
    [InlineData("custom.flag == \"5\"", "dynamic(custom.flag) == \"5\" or 5")]
    [InlineData("custom.flag == \"x\"", "dynamic(custom.flag) == \"x\"")]
    [InlineData("custom.flag != 5", "not dynamic(custom.flag) == \"5\" or 5")]
    [InlineData("custom.flag >= 5.5", "dynamic(custom.flag) >= \"5.5\" or 5.5")]
    [InlineData("custom.flag == true", "dynamic(custom.flag) == \"true\"")]
    [InlineData("?custom.flag", "dynamic(custom.flag) == \"true\"")]
    [InlineData("custom.flag in (\"a\", 2)", "dynamic(custom.flag) == \"a\" or dynamic(custom.flag) == \"2\" or 2")]
    [InlineData("custom.flag in~ (\"A\")", "custom.flag ~is one of (\"a\")")]
    [InlineData("custom.flag : \"A*\"", "custom.flag ~is wildcard \"a*\"")]
    [InlineData("custom.flag == null", "not exists(custom.flag)")]
    public void Unknown_fields_are_dynamic_with_one_warning(string condition, string expected)
    {
        string query = "any where " + condition + " or custom.flag == null";
        (Predicate? predicate, IReadOnlyList<RuleDiagnostic> diagnostics) = TryBind(query, new EqlBinderOptions(TestSchema.Instance));

        Assert.Equal(["RG2001 " + (condition[0] == '?' ? "?custom.flag" : "custom.flag")], EqlTesting.Findings(query, diagnostics));
        Or or = Assert.IsType<Or>(predicate);
        Assert.Equal(expected, PredicatePrinter.Print(or.Items[0]));
    }

    [Theory]
    [InlineData("?gone == \"x\"", "false")]
    [InlineData("?gone != \"x\"", "true")]
    [InlineData("?gone == null", "true")]
    [InlineData("?gone != null", "false")]
    [InlineData("?gone > 3", "false")]
    [InlineData("not ?gone > 3", "false")]
    [InlineData("?gone : \"x\"", "false")]
    [InlineData("not ?gone : \"x\"", "false")]
    [InlineData("not ?gone in (1)", "false")]
    [InlineData("?gone not in (1)", "false")]
    [InlineData("?gone", "false")]
    [InlineData("not (?gone > 3 and process.pid == 1)", "false or not process.pid == 1")]
    [InlineData("not (?gone > 3 or process.pid == 1)", "false and not process.pid == 1")]
    [InlineData("not not (?gone > 3 or process.pid == 1)", "false or process.pid == 1")]
    [InlineData("?gone == process.name", "not exists(process.name)")]
    [InlineData("?process.name != \"x\"", "not process.name is \"x\"")]
    public void Closed_schema_makes_unmapped_optional_fields_null(string condition, string expected) =>
        Assert.Equal(expected, Bind("any where " + condition, new EqlBinderOptions(TestSchema.Instance) { IsSchemaClosed = true }));

    private static void AssertMeans(string condition, string expected) => Assert.Equal(expected, Bind("any where " + condition));

    private static string Bind(string query, EqlBinderOptions? options = null)
    {
        (Predicate? predicate, IReadOnlyList<RuleDiagnostic> diagnostics) = TryBind(query, options ?? new EqlBinderOptions(TestSchema.Instance));
        Assert.Empty(diagnostics);
        return PredicatePrinter.Print(predicate!);
    }

    internal static (Predicate? Predicate, IReadOnlyList<RuleDiagnostic> Diagnostics) TryBind(string query, EqlBinderOptions options)
    {
        MappedText text = EqlTesting.Text(query);
        var diagnostics = new DiagnosticBag();
        EqlStatement? statement = EqlParser.Parse(text, diagnostics);
        Assert.Empty(diagnostics.Items);
        return ((EqlBinder.Bind(statement!, text, options, diagnostics) as EventQuery)?.Condition, diagnostics.Items);
    }
}
