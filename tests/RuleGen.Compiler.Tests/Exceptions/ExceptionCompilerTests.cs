using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.Tests.Eql;
using RuleGen.Compiler.Tests.Rules;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.Exceptions;

/// <summary>What exception items mean, and what is said about those that cannot be bound.</summary>
public sealed class ExceptionCompilerTests
{
    private static readonly ValueLists Lists = ValueLists.Create(
    [
        new SourceText("lists/names.values.txt", "\uFEFFnc\r\n\r\n  ncat \nnc\n"),
        new SourceText("lists/networks.values.txt", "10.0.0.0/8\n192.168.1.1\n"),
        new SourceText("lists/ranges.txt", "10.0.0.1-10.0.0.9\n10.0.0.10\n172.16.0.0/12\n"),
        new SourceText("lists/numbers.values.txt", "1\n2\nx\n"),
        new SourceText("lists/backwards.values.txt", "10.0.0.9-10.0.0.1\n"),
        new SourceText("lists/empty.values.txt", "\n"),
    ]);

    [Theory]
    [InlineData("type = 'match'\nvalue = 'nc'", "process.name is \"nc\"")]
    [InlineData("type = 'match'\nvalue = 'nc'", "not process.name is \"nc\"", "excluded")]
    [InlineData("type = 'match_any'\nvalue = ['nc', 'ncat']", "process.name is one of (\"nc\", \"ncat\")")]
    [InlineData("type = 'wildcard'\nvalue = 'C:\\a\\*'", "process.name is wildcard \"C:\\\\a\\\\*\"")]
    [InlineData("type = 'wildcard'\nvalue = '\\\\host\\share\\?'", "process.name is wildcard \"\\\\\\\\host\\\\share\\\\?\"")]
    [InlineData("type = 'wildcard'\nvalue = 'nc'", "process.name is \"nc\"")]
    [InlineData("type = 'exists'", "exists(process.name)")]
    [InlineData("type = 'exists'", "not exists(process.name)", "excluded")]
    [InlineData("type = 'list'\nlist = { id = 'names', type = 'keyword' }", "process.name is one of (\"nc\", \"ncat\")")]
    [InlineData("type = 'list'\nlist_vals = { id = 'empty', type = 'keyword' }", "false")]
    [InlineData("type = 'list'\nlist = { id = 'empty', type = 'keyword' }", "not false", "excluded")]
    public void An_entry_is_a_condition(string entry, string expected, string operation = "included")
    {
        CompiledExceptions file = Compile($"field = 'process.name'\noperator = '{operation}'\n{entry}");
        Assert.Empty(file.Diagnostics);
        Assert.Equal(expected, Condition(file));
    }

    [Theory]
    [InlineData("source.ip", "type = 'match'\nvalue = '10.0.0.0/8'", "source.ip in (10.0.0.0/8)")]
    [InlineData("source.ip", "type = 'list'\nlist = { id = 'networks', type = 'ip' }", "source.ip in (10.0.0.0/8, 192.168.1.1)")]
    [InlineData("source.ip", "type = 'list'\nlist = { id = 'ranges.txt', type = 'ip_range' }", "source.ip in (10.0.0.1 to 10.0.0.10, 172.16.0.0/12)")]
    [InlineData("process.pid", "type = 'match_any'\nvalue = ['1', 2]", "process.pid == 1 or process.pid == 2")]
    [InlineData("process.interactive", "type = 'match'\nvalue = 'true'", "process.interactive == true")]
    [InlineData("message", "type = 'match'\nvalue = 'Health-Check'", "message has words \"health check\"")]
    [InlineData("message", "type = 'match_any'\nvalue = ['Health check', 'probe', 'PROBE', '?']", "message has any of (words \"health check\", words \"probe\")")]
    [InlineData("message", "type = 'wildcard'\nvalue = 'health*'", "message has word wildcard \"health*\"")]
    [InlineData("message", "type = 'list'\nlist = { id = 'names', type = 'keyword' }", "message has any of (words \"nc\", words \"ncat\")")]
    public void Values_are_compared_by_the_type_of_the_field(string field, string entry, string expected)
    {
        CompiledExceptions file = Compile($"field = '{field}'\noperator = 'included'\n{entry}");
        Assert.Empty(file.Diagnostics);
        Assert.Equal(expected, Condition(file));
    }

    [Fact]
    public void All_entries_of_an_item_must_hold_on_the_systems_it_names_until_it_expires()
    {
        CompiledExceptions file = CompileItem("""
            name = "Backup"
            expire_time = "2027-01-31T18:00:00.000Z"
            os_types = ["linux"]
            [[exceptions.items.entries]]
            field = "process.name"
            type = "match"
            operator = "included"
            value = "nc"
            [[exceptions.items.entries]]
            field = "process.pid"
            type = "exists"
            operator = "excluded"
            """);
        Assert.Empty(file.Diagnostics);
        Assert.Equal(
            "now <= 2027-01-31T18:00:00.0000000Z and (host.os.type is one of (\"linux\") or host.os.name ~is one of (\"linux\")) and process.name is \"nc\" and not exists(process.pid)",
            Condition(file));
        ExceptionItem item = Assert.Single(Assert.Single(file.Lists).Items);
        Assert.Equal(("Backup", "Things", new DateTimeOffset(2027, 1, 31, 18, 0, 0, TimeSpan.Zero)), (item.Name, item.List, item.ExpireTime));
    }

    [Theory]
    [InlineData("\"2027-01-31\"", "2027-01-31T00:00:00.0000000Z")]
    [InlineData("\"2027-01-31T18:30Z\"", "2027-01-31T18:30:00.0000000Z")]
    [InlineData("\"2027-01-31T18:30:05+02:00\"", "2027-01-31T16:30:05.0000000Z")]
    [InlineData("\"2027-01-31T18:30:05\"", "2027-01-31T18:30:05.0000000Z")]
    [InlineData("2027-01-31", "2027-01-31T00:00:00.0000000Z")]
    [InlineData("2027-01-31 18:30:05.25Z", "2027-01-31T18:30:05.2500000Z")]
    public void An_expiry_is_an_instant_in_UTC_unless_it_says_otherwise(string value, string expected)
    {
        CompiledExceptions file = CompileItem($"expire_time = {value}\nentries = [{{ field = 'process.name', type = 'exists', operator = 'included' }}]");
        Assert.Empty(file.Diagnostics);
        Assert.Equal($"now <= {expected} and exists(process.name)", Condition(file));
    }

    [Fact]
    public void A_nested_entry_with_one_condition_is_that_condition()
    {
        CompiledExceptions file = Compile("field = 'process'\ntype = 'nested'\nentries = [{ field = 'name', type = 'match', operator = 'included', value = 'nc' }]");
        Assert.Empty(file.Diagnostics);
        Assert.Equal("process.name is \"nc\"", Condition(file));
    }

    [Theory]
    [InlineData("RG6102", "field = 'process'\ntype = 'nested'\nentries = [{ field = 'name', type = 'exists', operator = 'included' }, { field = 'pid', type = 'exists', operator = 'included' }]", "'process'", "several conditions")]
    [InlineData("RG6102", "field = 'process'\ntype = 'nested'\nentries = [{ field = 'name', type = 'exists', operator = 'excluded' }]", "'process'", "an excluded condition")]
    [InlineData("RG6102", "field = 'process'\ntype = 'nested'", "'process'", "says nothing")]
    [InlineData("RG6103", "field = 'process.name'\noperator = 'included'\ntype = 'list'\nlist = { id = 'nams', type = 'keyword' }", "'nams'", "'names'")]
    [InlineData("RG6104", "field = 'process.name'\noperator = 'included'\ntype = 'list'\nlist = { id = 'names', type = 'geo_point' }", "'geo_point'", "'keyword'")]
    [InlineData("RG6104", "field = 'process.name'\noperator = 'included'\ntype = 'list'\nlist = { id = 'ranges.txt', type = 'ip_range' }", "'ip_range'", "keyword field")]
    [InlineData("RG0003", "field = 'process.name'\noperator = 'included'\ntype = 'match'", "[[exceptions.items.entries]]", "'exceptions.items.entries.value'")]
    [InlineData("RG0003", "field = 'process.name'\ntype = 'exists'", "[[exceptions.items.entries]]", "operator")]
    [InlineData("RG0003", "operator = 'included'\ntype = 'exists'", "[[exceptions.items.entries]]", "field")]
    [InlineData("RG0003", "field = 'process.name'\noperator = 'included'\ntype = 'list'", "[[exceptions.items.entries]]", "list = {")]
    [InlineData("RG0004", "field = 'process.name'\noperator = 'included'\ntype = 'match'\nvalue = ['nc']", "['nc']", "a text")]
    [InlineData("RG0004", "field = 'process.name'\noperator = 'included'\ntype = 'match_any'\nvalue = 'nc'", "'nc'", "an array")]
    [InlineData("RG0004", "field = 'process.name'\noperator = 'included'\ntype = 'match_any'\nvalue = ['nc', {}]", "{}", "a text")]
    [InlineData("RG0004", "field = 'process.name'\noperator = 'included'\ntype = 'wildcard'\nvalue = 1", "1", "a string")]
    [InlineData("RG0007", "field = 'process.name'\noperator = 'included'\ntype = 'matches'", "'matches'", "'match'")]
    [InlineData("RG0007", "field = 'process.name'\noperator = 'include'\ntype = 'exists'", "'include'", "'included'")]
    [InlineData("RG2004", "field = 'process.pid'\noperator = 'included'\ntype = 'match'\nvalue = 'x'", "'x'", "not a number")]
    [InlineData("RG2006", "field = 'process.pid'\noperator = 'included'\ntype = 'wildcard'\nvalue = '1*'", "'process.pid'", "number")]
    [InlineData("RG2009", "field = 'process'\noperator = 'included'\ntype = 'match'\nvalue = 'x'", "'process'", "object")]
    public void An_item_with_a_mistake_excludes_nothing_and_the_others_stay(string id, string entry, string marked, string hint)
    {
        CompiledExceptions file = Compile(entry + Good);
        RuleDiagnostic diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal((id, RuleDiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        Assert.Equal(marked, RuleText.Marked(file.File.Text, diagnostic));
        Assert.Contains(hint, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal("exists(event.code)", Condition(file));
    }

    [Theory]
    [InlineData("RG6101", "name = 'x'", "[[exceptions.items]]")]
    [InlineData("RG6101", "entries = []", "[[exceptions.items]]")]
    [InlineData("RG6107", "expire_time = '31.1.2027'\nentries = [{ field = 'process.name', type = 'exists', operator = 'included' }]", "'31.1.2027'")]
    [InlineData("RG0004", "expire_time = 2027\nentries = [{ field = 'process.name', type = 'exists', operator = 'included' }]", "2027")]
    [InlineData("RG0007", "os_types = ['unix']\nentries = [{ field = 'process.name', type = 'exists', operator = 'included' }]", "['unix']")]
    public void A_mistake_about_the_item_itself_leaves_it_out_too(string id, string item, string marked)
    {
        CompiledExceptions file = CompileItem(item + Good);
        RuleDiagnostic diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal((id, marked), (diagnostic.Id, RuleText.Marked(file.File.Text, diagnostic)));
        Assert.Equal("exists(event.code)", Condition(file));
    }

    [Theory]
    [InlineData("numbers", "process.pid", "long", "lists/numbers.values.txt", 2, "x")]
    [InlineData("backwards", "source.ip", "ip_range", "lists/backwards.values.txt", 0, "10.0.0.9-10.0.0.1")]
    public void A_bad_value_is_shown_in_its_list(string list, string field, string type, string path, int line, string value)
    {
        CompiledExceptions file = Compile($"field = '{field}'\noperator = 'included'\ntype = 'list'\nlist = {{ id = '{list}', type = '{type}' }}" + Good);
        RuleDiagnostic diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal(("RG2004", path, line, value.Length), (diagnostic.Id, diagnostic.Path, diagnostic.Start.Line, diagnostic.Span.Length));
        Assert.Contains(value, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal("exists(event.code)", Condition(file));
    }

    [Theory]
    [InlineData("RG5102", "type = 'match'\nvalue = '/opt/*'", "'/opt/*'")]
    [InlineData("RG5102", "type = 'match_any'\nvalue = ['a', '/opt/*']", "'/opt/*'")]
    [InlineData("RG5103", "type = 'wildcard'\nvalue = 'C:\\\\a\\*'", @"\\")]
    [InlineData("RG5103", "type = 'wildcard'\nvalue = \"C:\\\\\\\\a\\\\*\"", @"\\\\")]
    [InlineData("RG5104", "type = 'wildcard'\nvalue = '*Scheduled*'", "'*Scheduled*'", "process.name.text")]
    [InlineData("RG0012", "type = 'exists'\nvlaue = 'x'", "vlaue")]
    public void A_probable_slip_is_a_warning_and_the_item_counts(string id, string entry, string marked, string field = "process.name")
    {
        CompiledExceptions file = Compile($"field = '{field}'\noperator = 'included'\n{entry}");
        RuleDiagnostic diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal((id, RuleDiagnosticSeverity.Warning, marked), (diagnostic.Id, diagnostic.Severity, RuleText.Marked(file.File.Text, diagnostic)));
        Assert.NotEmpty(file.Lists[0].Items);
    }

    [Theory]
    [InlineData("", "RG0003")]
    [InlineData("[[exceptions]\n", "RG0001")]
    [InlineData("exceptions = 1\n", "RG0004")]
    public void A_file_that_is_none_has_no_lists(string text, string id)
    {
        CompiledExceptions file = ExceptionCompiler.Compile(new SourceText("a.exceptions.toml", text), TestSchema.Instance, Lists);
        Assert.Equal(id, Assert.Single(file.Diagnostics).Id);
        Assert.Empty(file.Lists);
    }

    [Fact]
    public void A_file_as_detection_rules_writes_it_is_read_without_a_finding()
    {
        CompiledExceptions file = ExceptionCompiler.Compile(
            new SourceText("a.exceptions.toml", """
                [metadata]
                creation_date = "2026/11/24"
                list_name = "Known scanners"
                rule_ids = ["11111111-2222-3333-4444-555555555555"]
                rule_names = ["A thing"]
                updated_date = "2026/11/24"
                comments = "none"
                maturity = "production"

                [[exceptions]]
                [exceptions.container]
                description = "Scanners"
                list_id = "scanners"
                name = "Known scanners"
                namespace_type = "single"
                tags = []
                type = "detection"

                [[exceptions.items]]
                comments = []
                description = "The scanner"
                list_id = "scanners"
                item_id = "9c9b2d2f-6b1a-4c56-8f0e-8b2e2b3f7b10"
                name = "Scanner"
                namespace_type = "single"
                tags = []
                type = "simple"

                [[exceptions.items.entries]]
                field = "process.name"
                type = "match"
                operator = "included"
                value = "scanner"
                """),
            TestSchema.Instance,
            Lists);
        Assert.Empty(file.Diagnostics);
        ExceptionList list = Assert.Single(file.Lists);
        Assert.Equal(("scanners", "Known scanners"), (list.ListId, list.Name));
        Assert.Equal(["11111111-2222-3333-4444-555555555555"], list.RuleIds.Select(static rule => rule.RuleId));
        Assert.Equal("process.name is \"scanner\"", Condition(file));
    }

    private const string Good = "\n[[exceptions.items]]\nentries = [{ field = 'event.code', type = 'exists', operator = 'included' }]\n";

    private static CompiledExceptions Compile(string entry) => CompileItem("[[exceptions.items.entries]]\n" + entry);

    private static CompiledExceptions CompileItem(string item) => ExceptionCompiler.Compile(
        new SourceText("a.exceptions.toml", $"[[exceptions]]\n[exceptions.container]\nlist_id = 'things'\nname = 'Things'\n[[exceptions.items]]\n{item}\n"), TestSchema.Instance, Lists);

    private static string Condition(CompiledExceptions file) => Assert.Single(Assert.Single(file.Lists).Items).Condition.ToString();
}
