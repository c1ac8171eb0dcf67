using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Tests.Eql;
using RuleGen.Compiler.Tests.Rules;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.QueryDsl;

/// <summary>What <c>[[rule.filters]]</c> mean, and what is said about those that cannot be evaluated.</summary>
public sealed class FilterTests
{
    private const string Query = "event.category is \"process\" and process.name is \"thing\"";

    [Theory]
    [InlineData("query.term.'process.name' = 'a'", "process.name is \"a\"")]
    [InlineData("query.term.'process.name'.value = 'a'", "process.name is \"a\"")]
    [InlineData("query.term.'process.name' = { value = 'A', case_insensitive = true }", "process.name ~is \"a\"")]
    [InlineData("query.term.'event.code' = 4624", "event.code is \"4624\"")]
    [InlineData("query.term.'process.pid' = '7'", "process.pid == 7")]
    [InlineData("query.term.'system.load' = 0.5", "system.load == 0.5")]
    [InlineData("query.term.'process.interactive' = 'true'", "process.interactive == true")]
    [InlineData("query.term.'source.ip' = '10.0.0.0/8'", "source.ip in (10.0.0.0/8)")]
    [InlineData("query.term.labels = 'a'", "labels.* is \"a\"")]
    [InlineData("query.terms.'process.name' = ['a', 'b', 'a']", "process.name is one of (\"a\", \"b\")")]
    [InlineData("query.terms = { 'process.pid' = [1, '2'], boost = 1.0 }", "process.pid == 1 or process.pid == 2")]
    [InlineData("query.terms.'source.ip' = ['10.0.0.1', '10.0.0.0']", "source.ip in (10.0.0.0/31)")]
    [InlineData("query.terms.'process.name' = []", "false")]
    [InlineData("query.match.'process.name' = 'a b'", "process.name is \"a b\"")]
    [InlineData("query.match.'process.name' = { query = 'a', operator = 'and', boost = 2 }", "process.name is \"a\"")]
    [InlineData("query.match_phrase.'process.name' = 'a'", "process.name is \"a\"")]
    [InlineData("query.match_phrase.'process.name'.query = 'a'", "process.name is \"a\"")]
    [InlineData("query.match.'message' = 'Access DENIED, access'", "message has any of (words \"access\", words \"denied\")")]
    [InlineData("query.match.'message' = { query = 'Access denied', operator = 'AND' }", "(message has words \"access\" and message has words \"denied\")")]
    [InlineData("query.match.'message' = { query = 'access', operator = 'or', zero_terms_query = 'all' }", "message has words \"access\"")]
    [InlineData("query.match.'message' = '!'", "false")]
    [InlineData("query.match.'message' = { query = '!', zero_terms_query = 'all' }", "true")]
    [InlineData("query.match_phrase.'message' = 'Access-Denied: 5'", "message has words \"access denied 5\"")]
    [InlineData("query.match_phrase.'message' = { query = '', zero_terms_query = 'none', slop = 0 }", "false")]
    [InlineData("query.match_phrase.'process.name' = { query = '', zero_terms_query = 'all', slop = 2 }", "process.name is \"\"")]
    [InlineData("query.term.'message' = 'denied'", "message has words \"denied\"")]
    [InlineData("query.term.'message' = 404", "message has words \"404\"")]
    [InlineData("query.term.'message' = { value = 'Denied', case_insensitive = true }", "message has words \"denied\"")]
    [InlineData("query.terms.'message' = ['a', 'b']", "message has any of (words \"a\", words \"b\")")]
    [InlineData("query.wildcard.'message' = { value = 'Den?*', case_insensitive = true }", "message has word wildcard \"den?*\"")]
    [InlineData("query.prefix.'message' = 'den'", "message has word wildcard \"den*\"")]
    [InlineData("query.prefix.'process.name' = 'a*'", "process.name is prefix \"a*\"")]
    [InlineData("query.prefix.'process.name' = { value = 'A', case_insensitive = true }", "process.name ~is prefix \"a\"")]
    [InlineData("query.range.'process.pid'.gte = 5", "process.pid >= 5")]
    [InlineData("query.range.'process.name'.lt = 'b'", "process.name < \"b\"")]
    [InlineData("query.range.'source.ip'.gt = '10.0.0.255'", "source.ip in (10.0.1.0 to ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff)")]
    [InlineData("query.range.'process.pid' = { gte = 1, lt = '9' }", "one value: (process.pid >= 1 and process.pid < 9)")]
    [InlineData("query.range.'process.name' = { gt = 'a', lte = 'b' }", "one value: (process.name > \"a\" and process.name <= \"b\")")]
    [InlineData("query.range.'package.version' = { gte = '1.2', lt = '2' }", "one value: (version(package.version) >= \"1.2\" and version(package.version) < \"2\")")]
    [InlineData("query.range.'process.pid' = {}", "exists(process.pid)")]
    [InlineData("query.range.'source.ip' = { gte = '10.0.0.1', lt = '10.0.0.9' }", "source.ip in (10.0.0.1 to 10.0.0.8)")]
    [InlineData("query.range.'source.ip' = { gte = '10.0.0.9', lt = '10.0.0.9' }", "false")]
    [InlineData("query.exists.field = 'process'", "exists(process.*)")]
    [InlineData("query.exists.field = 'message'", "exists(message)")]
    [InlineData("query.match_all = {}", "true")]
    [InlineData("query.match_none = {}", "false")]
    [InlineData("exists.field = 'process.name'", "exists(process.name)")]
    [InlineData("range.'process.pid'.lte = 5\n\"$state\".store = 'appState'", "process.pid <= 5")]
    [InlineData("meta = { negate = true, alias = 'x', key = 'y', type = 'phrase' }\nquery.term.'process.name' = 'a'", "not process.name is \"a\"")]
    [InlineData("meta.negate = false\nquery.term.'process.name' = 'a'", "process.name is \"a\"")]
    public void A_clause_is_a_part_of_the_condition(string filter, string expected)
    {
        CompiledRule rule = Compile(filter);
        Assert.Empty(rule.Diagnostics);
        Assert.Equal($"({Query}) and {(expected.Contains(" or ") ? $"({expected})" : expected)}", rule.Predicate!.ToString());
    }

    [Theory]
    [InlineData("filter = [{ term.r = 1 }, { term.s = 2 }]", "(a and b)")]
    [InlineData("must = { term.r = 1 }", "a")]
    [InlineData("must = { term.r = 1 }\nmust_not = [{ term.s = 2 }]", "(a and not b)")]
    [InlineData("must_not = { bool.must_not = { term.r = 1 } }", "not not a")]
    [InlineData("should = [{ term.r = 1 }, { term.s = 2 }]", "(a or b)")]
    [InlineData("should = [{ term.r = 1 }, { term.s = 2 }]\nminimum_should_match = 0", "true")]
    [InlineData("should = [{ term.r = 1 }, { term.s = 2 }]\nminimum_should_match = '2'", "(a and b)")]
    [InlineData("should = [{ term.r = 1 }]\nminimum_should_match = 2", "false")]
    [InlineData("should = [{ term.r = 1 }]\nfilter = { term.s = 2 }", "b")]
    [InlineData("should = [{ term.r = 1 }]\nfilter = { term.s = 2 }\nminimum_should_match = 1", "(b and a)")]
    [InlineData("should = [{ term.r = 1 }]\nmust_not = { term.s = 2 }", "(not b and a)")]
    [InlineData("should = []\nboost = 1.0", "true")]
    public void A_bool_clause_is_logic(string clauses, string expected)
    {
        string filter = "\n[rule.filters.query.bool]\n" + clauses.Replace("term.r = 1", "term.'event.code' = 'r'").Replace("term.s = 2", "term.'event.code' = 's'");
        CompiledRule rule = Compile(filter);
        Assert.Empty(rule.Diagnostics);
        string condition = rule.Predicate!.ToString().Replace("event.code is \"r\"", "a").Replace("event.code is \"s\"", "b");
        Assert.Equal($"({Query}) and {expected}", condition);
    }

    [Theory]
    [InlineData(@"a\*b*", "wildcard \"a*b%\" with \"%?\"")]
    [InlineData(@"C:\\x\\?", @"wildcard ""C:\\x\\?""")]
    [InlineData(@"a\\b", @"""a\\b""")]
    [InlineData(@"a\", @"""a\""")]
    [InlineData("*", "wildcard \"*\"")]
    public void A_backslash_in_a_wildcard_makes_the_next_character_literal(string pattern, string expected)
    {
        CompiledRule rule = Compile($"query.wildcard.'process.name'.value = '{pattern}'");
        Assert.Empty(rule.Diagnostics);
        Assert.Equal($"({Query}) and process.name is {expected.Replace(@"\\", @"\").Replace(@"\", @"\\")}", rule.Predicate!.ToString());
    }

    [Fact]
    public void A_wildcard_may_ignore_letter_case() =>
        Assert.EndsWith("process.name ~is wildcard \"a*\"", Compile("query.wildcard.'process.name' = { value = 'A*', case_insensitive = true }").Predicate!.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Filters_are_joined_and_disabled_ones_left_out()
    {
        CompiledRule rule = Compile("query.exists.field = 'process.name'\n[[rule.filters]]\nmeta.disabled = true\nquery.script = 1\n[[rule.filters]]\nquery.exists.field = 'process.pid'");
        Assert.Empty(rule.Diagnostics);
        Assert.Equal($"({Query}) and exists(process.name) and exists(process.pid)", rule.Predicate!.ToString());
    }

    [Theory]
    [InlineData("RG6001", "query.script.source = 'x'", "script", "'script'")]
    [InlineData("RG6001", "query.wildcrad.a = 'x'", "wildcrad", "did you mean 'wildcard'?")]
    [InlineData("RG6001", "query.bool.must = { nested = {} }", "nested", "'nested'")]
    [InlineData("RG6001", "meta.type = 'combined'", "'combined'", "'bool'")]
    [InlineData("RG6002", "query = {}", "{}", "one clause")]
    [InlineData("RG6002", "query = { exists.field = 'process.name', match_all = {} }", "match_all", "'bool'")]
    [InlineData("RG6002", "query = 'a'", "'a'", "a table")]
    [InlineData("RG6002", "meta.negate = true", "[[rule.filters]]", "one clause")]
    [InlineData("RG6002", "query.term = {}", "{}", "names no field")]
    [InlineData("RG6002", "query.term = { 'process.name' = 'a', 'process.pid' = 1 }", "'process.pid'", "one field")]
    [InlineData("RG6002", "query.term.'process.name' = ['a']", "['a']", "an array")]
    [InlineData("RG6002", "query.term.'process.name' = {}", "{}", "'value'")]
    [InlineData("RG6002", "query.wildcard.'process.name' = 1", "1", "a text")]
    [InlineData("RG6002", "query.wildcard.process.name = 'a*'", "name", "\"process.name\"")]
    [InlineData("RG6002", "query.wildcard.file = { path = { value = 'a*' } }", "path", "\"file.path\"")]
    [InlineData("RG6002", "query.exists = {}", "{}", "names no field")]
    [InlineData("RG6002", "query.range.'process.pid' = 1", "1", "gte")]
    [InlineData("RG6002", "query.terms.'process.pid' = 1", "1", "an array")]
    [InlineData("RG6002", "query.bool = 1", "1", "a table")]
    [InlineData("RG6003", "query.term.'process.name' = { value = 'a', fuzziness = 1 }", "fuzziness", "'term'")]
    [InlineData("RG6003", "query.range.'process.pid' = { gte = 1, format = 'x' }", "format", "'range'")]
    [InlineData("RG6003", "query.range.'process.pid' = { gte = 1, gt = 2, lte = 3 }", "'process.pid'", "one lower and one upper")]
    [InlineData("RG6003", "query.range.'source.ip' = { gt = '10.0.0.1', gte = '10.0.0.2' }", "'source.ip'", "each bound")]
    [InlineData("RG6003", "query.bool = { must_nto = [] }", "must_nto", "'bool'")]
    [InlineData("RG6003", "query.bool = { should = [{ match_all = {} }, { match_all = {} }, { match_all = {} }], minimum_should_match = 2 }", "2", "minimum_should_match")]
    [InlineData("RG6003", "query.bool = { should = [], minimum_should_match = '75%' }", "'75%'", "minimum_should_match")]
    [InlineData("RG6003", "query.terms.'process.name' = { index = 'x', id = '1', path = 'y' }", "{ index = 'x', id = '1', path = 'y' }", "list the values")]
    [InlineData("RG6002", "query.match.message = { query = 'a', operator = 'xor' }", "'xor'", "'and' or 'or'")]
    [InlineData("RG6002", "query.match.message = { query = 'a', operator = 1 }", "1", "'and' or 'or'")]
    [InlineData("RG6003", "query.match.message = { query = 'a b', minimum_should_match = 2 }", "2", "operator")]
    [InlineData("RG6003", "query.match_phrase.message = { query = 'a b', slop = 1 }", "1", "next to each other")]
    [InlineData("RG2005", "query.range.message.gt = 'a'", "message", "no order")]
    [InlineData("RG2004", "query.term.'process.pid' = 'abc'", "'abc'", "not a number")]
    [InlineData("RG2004", "query.term.'source.ip' = 'abc'", "'abc'", "IP address")]
    [InlineData("RG2004", "query.terms.'process.interactive' = [true, 1]", "1", "true or false")]
    [InlineData("RG2005", "query.range.'process.interactive'.gt = true", "'process.interactive'", "no order")]
    [InlineData("RG2006", "query.wildcard.'process.pid' = '1*'", "'process.pid'", "number")]
    [InlineData("RG2009", "query.term.process = 'a'", "process", "object")]
    [InlineData("RG0004", "meta.negate = 'yes'\nquery.match_all = {}", "'yes'", "true or false")]
    public void What_cannot_be_evaluated_is_an_error_at_its_place(string id, string filter, string marked, string hint)
    {
        CompiledRule rule = Compile(filter);
        RuleDiagnostic diagnostic = Assert.Single(rule.Diagnostics);
        Assert.Equal((id, RuleDiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        Assert.Equal(marked, RuleText.Marked(rule.File.Text, diagnostic));
        Assert.Contains(hint, diagnostic.Message, StringComparison.Ordinal);
        Assert.Null(rule.Predicate);
    }

    [Theory]
    [InlineData(@"'?:\Windows\System32\*'", @"\W", 35)]
    [InlineData(@"""?:\\Windows\\*""", @"\\W", 35)]
    [InlineData("'''\nC:\\\\a\\b'''", @"\b", 5)]
    public void A_single_backslash_in_a_path_is_a_warning_at_the_backslash(string value, string marked, int column)
    {
        CompiledRule rule = Compile($"query.wildcard.'process.name' = {value}");
        RuleDiagnostic diagnostic = Assert.Single(rule.Diagnostics);
        Assert.Equal(("RG5101", RuleDiagnosticSeverity.Warning, column), (diagnostic.Id, diagnostic.Severity, diagnostic.Start.Column));
        Assert.Equal(marked, RuleText.Marked(rule.File.Text, diagnostic));
        Assert.NotNull(rule.Predicate);
    }

    [Theory]
    [InlineData("query.term.message = 'Denied'", "'Denied'", "lower case")]
    [InlineData("query.term.message = 'access denied'", "'access denied'", "no single word")]
    [InlineData("query.terms.message = [' denied']", "' denied'", "no single word")]
    [InlineData("query.term.message = { value = 'A-B', case_insensitive = true }", "'A-B'", "no single word")]
    [InlineData("query.wildcard.message.value = 'Den*'", "'Den*'", "lower case")]
    [InlineData("query.wildcard.message.value = '*/bin/*'", "'*/bin/*'", "no single word")]
    [InlineData("query.prefix.message = 'access d'", "'access d'", "no single word")]
    public void A_word_that_analysed_text_cannot_have_is_a_warning_at_the_value(string filter, string marked, string hint)
    {
        CompiledRule rule = Compile(filter);
        RuleDiagnostic diagnostic = Assert.Single(rule.Diagnostics);
        Assert.Equal(("RG5104", RuleDiagnosticSeverity.Warning, marked), (diagnostic.Id, diagnostic.Severity, RuleText.Marked(rule.File.Text, diagnostic)));
        Assert.Contains(hint, diagnostic.Message, StringComparison.Ordinal);
        Assert.EndsWith("false", rule.Predicate!.ToString().TrimEnd(')'), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_field_is_a_warning_at_its_name()
    {
        CompiledRule rule = Compile("query.term.'proces.name' = 'a'");
        RuleDiagnostic diagnostic = Assert.Single(rule.Diagnostics);
        Assert.Equal(("RG2001", "'proces.name'"), (diagnostic.Id, RuleText.Marked(rule.File.Text, diagnostic)));
        Assert.Contains("'process.name'", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_reported_in_one_build() =>
        Assert.Equal(3, Compile("query.bool.must = [{ a = 1 }, { b = 1 }]\n[[rule.filters]]\nquery.c = 1").Diagnostics.Count);

    [Fact]
    public void Nesting_beyond_the_limit_of_TOML_is_refused()
    {
        string nested = string.Concat(Enumerable.Repeat("{ bool = { must = [", 200)) + "{ match_all = {} }" + string.Concat(Enumerable.Repeat("] } }", 200));
        Assert.Equal("RG0002", Assert.Single(Compile("query = " + nested).Diagnostics).Id);
        Assert.Empty(Compile("query = " + nested.Replace(string.Concat(Enumerable.Repeat("{ bool = { must = [", 40)), "").Replace(string.Concat(Enumerable.Repeat("] } }", 40)), "")).Diagnostics);
    }

    private static CompiledRule Compile(string filter) => RuleCompiler.Compile(
        new SourceText("rule.toml", RuleText.With("[[rule.threat]]\nframework", $"[[rule.filters]]\n{filter}\n\n[[rule.threat]]\nframework")), TestSchema.Instance);
}
