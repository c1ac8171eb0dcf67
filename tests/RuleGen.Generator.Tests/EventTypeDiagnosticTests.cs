using Microsoft.CodeAnalysis;
using Xunit;

namespace RuleGen.Generator.Tests;

/// <summary>Mistakes in event types are shown at their place, which the cases mark with ⟦ and ⟧.</summary>
public class EventTypeDiagnosticTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Net; using RuleGen;\n";

    [Theory]
    [InlineData("[EventType] public class ⟦A⟧ { [EventField(\"tags\")] public string? B; }", "'A' must be partial")]
    [InlineData("public class O { [EventType] public partial class ⟦A⟧ { [EventField(\"tags\")] public string? B; } }", "'O' must be partial")]
    [InlineData("[EventType] public partial class ⟦A⟧<T> { [EventField(\"tags\")] public string? B; }", "'A' is generic")]
    [InlineData("[EventType] public static partial class ⟦A⟧;", "neither static nor ref")]
    [InlineData("[EventType] public ref partial struct ⟦A⟧ { [EventField(\"tags\")] public string? B; }", "neither static nor ref")]
    [InlineData("[EventType] public partial class ⟦A⟧ { public string? B; }", "no member is marked [EventField]")]
    public void A_type_that_cannot_be_one(string source, string message) => AssertFound("RG2201", source, message);

    [Theory]
    [InlineData("enum E; [EventType] public partial class A { [⟦EventField(\"tags\")⟧] E B; }", "as string or int")]
    [InlineData("[EventType] public partial class A { [⟦EventField(\"@timestamp\")⟧] DateTime B; }", "make it a DateTimeOffset")]
    [InlineData("[EventType] public partial class A { [⟦EventField(\"tags\")⟧] char B; }", "'char' is no type an event has values of")]
    [InlineData("[EventType] public partial class A { [⟦EventField(\"tags\")⟧] object? B; }", "'object'")]
    [InlineData("[EventType] public partial class A { [⟦EventField(\"tags\")⟧] string[][]? B; }", "'string[]'")]
    [InlineData("[EventType] public partial class A { [⟦EventField(\"tags\")⟧] string[,]? B; }", "'string[,]'")]
    [InlineData("[EventType] public partial class A { [⟦EventField(\"tags\")⟧] IEnumerable<string>? B; }", "IReadOnlyList")]
    [InlineData("class C { int D; } [EventType] public partial class A { [⟦EventField(\"process\")⟧] C? B; }", "mark those of its members")]
    [InlineData("class C { [EventField(\"parent\")] internal C? D; } [EventType] public partial class A { [EventField(\"process\")] C? B; }", "inside itself", "[EventField(\"parent\")]")]
    [InlineData("class C { [EventField(\"name\")] string? D; } [EventType] public partial class A { [EventField(\"process\")] C? B; }", "make it internal or public", "[EventField(\"name\")]")]
    [InlineData("[EventType] public partial class A { [⟦EventField(\"tags\")⟧] static string? B; }", "not a value that each event has")]
    [InlineData("[EventType] public partial class A { [⟦EventField(\"tags\")⟧] string B { set { } } }", "not a value that each event has")]
    [InlineData("[EventType] public partial class A { [⟦EventField(\"tags\")⟧] string this[int i] => \"\"; }", "not a value that each event has")]
    [InlineData("interface I { string B { get; } } [EventType] public partial class A : I { [⟦EventField(\"tags\")⟧] string I.B => \"\"; }", "not a value that each event has")]
    [InlineData("[EventType] public partial class A { [⟦EventField(\"\")⟧] string? B; }", "not the name of a field")]
    [InlineData("[EventType] public partial class A { [⟦EventField(\"process..name\")⟧] string? B; }", "not the name of a field")]
    [InlineData("[EventType] public partial class A { [⟦EventField(\"labels.*\")⟧] string? B; }", "not the name of a field")]
    [InlineData("[EventType] public partial class A { [⟦EventField(\"_source.tags\")⟧] string? B; }", "not the name of a field")]
    public void A_member_that_cannot_hold_a_field(string source, string message, string? place = null)
    {
        source = place is null ? source : source.Replace(place, $"[⟦{place[1..^1]}⟧]", StringComparison.Ordinal);
        AssertFound("RG2202", source, message);
    }

    [Theory]
    [InlineData("[EventType] public partial class A { [EventField(\"tags\")] string? B; [⟦EventField(\"tags\")⟧] string? C; }")]
    [InlineData("[EventType] public partial class A { [EventField(\"process.name\")] string? B; [EventField(\"process\")] P? C; } class P { [⟦EventField(\"name\")⟧] internal string? D; }")]
    public void A_field_with_two_members(string source) => AssertFound("RG2203", source, "is the field of another member already");

    [Theory]
    [InlineData("[EventField(\"tags\")]")]
    [InlineData("[EventField(\"process.name\")]")]
    [InlineData("")]
    public void An_override_is_the_member_that_it_overrides(string attribute) => Assert.Empty(Run(
        "public class O { [EventField(\"tags\")] public virtual string? B => null; } public class P : O { [EventField(\"tags\")] public override string? B => null; } "
        + $"[EventType] public partial class A : P {{ {attribute} public override string? B => null; }}"));

    [Theory]
    [InlineData("source.ip", "bool", "an ip field, and a boolean is no value of it; make it an IPAddress or a string")]
    [InlineData("source.port", "IPAddress?", "a number field, and an IP address")]
    [InlineData("process.interactive", "int", "a boolean field, and a whole number")]
    [InlineData("@timestamp", "double", "a date field, and a number")]
    [InlineData("process", "string?", "an object field, and text is no value of it; name a field inside it")]
    [InlineData("process.name", "P?", "a keyword field, and an object")]
    [InlineData("process.name.text", "string?", "another name of 'process.name'")]
    [InlineData("acme.seen", "DateTimeOffset", "a date field, and a time is no value of it; make it a string that is written")]
    [InlineData("acme.other", "string?", "another name of 'acme.seen'")]
    public void A_member_that_does_not_fit_its_field(string field, string type, string message) => AssertFound(
        "RG2204", $"[EventType] public partial class A {{ [⟦EventField(\"{field}\")⟧] {type} B; }} class P {{ [EventField(\"x\")] internal string? D; }}", message);

    [Theory]
    [InlineData("source.ip", "string?")]
    [InlineData("source.ip", "IPAddress[]?")]
    [InlineData("source.port", "string?")]
    [InlineData("source.port", "ulong")]
    [InlineData("process.name", "long")]
    [InlineData("@timestamp", "long")]
    [InlineData("@timestamp", "DateTimeOffset?")]
    [InlineData("process.interactive", "bool?")]
    public void A_member_that_fits(string field, string type) =>
        Assert.Empty(Run($"[EventType] public partial class A {{ [EventField(\"{field}\")] {type} B; }}"));

    [Fact]
    public void A_field_that_no_schema_has_is_as_unknown_as_in_a_rule() =>
        AssertFound("RG2001", "[EventType] public partial class A { [⟦EventField(\"proces.name\")⟧] string? B; }", "process.name");

    [Fact]
    public void A_type_that_does_not_exist_is_left_to_the_compiler() =>
        Assert.Empty(Run("[EventType] public partial class A { [EventField(\"tags\")] Missing B; [EventField(\"user.name\")] List<Missing> C; }"));

    [Fact]
    public void The_rest_of_a_type_with_a_mistake_is_generated()
    {
        GeneratorRun run = Create("enum E; [EventType] public partial class A { [EventField(\"tags\")] E B; [EventField(\"process.name\")] string? C; }");
        run.Run();
        Assert.DoesNotContain(run.CompilerFindings(), static finding => finding.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("⟦process⟧ where process.name == \"nc\"", "process.name")]
    [InlineData("any where ⟦destination.port⟧ == 1 and destination.port == 2 and process.name == \"nc\"", "process.name")]
    [InlineData("any where ?destination.port == 1 and process.name == \"nc\"", "process.name")]
    [InlineData("any where ⟦process.name.text⟧ != null", "process.args")]
    [InlineData("any where process.name.text != null", "process.name")]
    [InlineData("sequence by ⟦host.id⟧ [any where process.name == \"a\"] by ⟦user.id⟧ [any where process.name == \"b\"] by user.id", "@timestamp", "process.name")]
    public void A_rule_that_reads_what_the_type_lacks(string query, params string[] fields) => AssertLacks(TestRule.With(query), fields);

    [Fact]
    public void A_rule_over_several_events_needs_their_time() => AssertLacks(
        TestRule.With("sequence [any where process.name == \"a\"] [any where process.name == \"b\"]").Replace("type = \"eql\"", "type = ⟦\"eql\"⟧", StringComparison.Ordinal), "process.name");

    [Theory]
    [InlineData("process.name: nc and (not ⟦user.id⟧: 0 or process.name: x)")]
    [InlineData("⟦user.*⟧: x and process.*: y and z")]
    [InlineData("⟦source.port⟧ > 5 and process: { name: nc and ⟦pid⟧: 4 }")]
    public void A_rule_in_KQL_that_reads_what_the_type_lacks(string query) => AssertLacks(
        TestRule.With(query).Replace("\"eql\"", "\"kuery\"", StringComparison.Ordinal).Replace("type = \"kuery\"", "type = \"query\"", StringComparison.Ordinal), "process.name");

    [Fact]
    public void A_filter_that_reads_what_the_type_lacks() => AssertLacks(
        TestRule.With("any where process.name == \"nc\"") + "\n⟦[[rule.filters]]⟧\nquery.term.\"user.id\" = \"0\"\n", "process.name");

    [Fact]
    public void A_ruleset_names_an_event_type()
    {
        Diagnostic error = Assert.Single(Run("public class A; [RuleSet(EventType = typeof(A))] public sealed partial class Rules;"));
        Assert.Equal("RG3001", error.Id);
        Assert.Contains("'A' is no event type", error.GetMessage(), StringComparison.Ordinal);
    }

    private static void AssertLacks(string rule, params string[] fields)
    {
        string members = string.Concat(fields.Select(static (field, i) => $"[EventField(\"{field}\")] public string? F{i};"));
        var run = new GeneratorRun(
            Usings + $"[EventType] public partial class A {{ {members} }} [RuleSet(EventType = typeof(A))] public sealed partial class Rules;",
            [("rules/a.toml", Unmark(rule))]);
        Diagnostic[] found = [.. run.Run().Diagnostics.Where(static diagnostic => diagnostic.Id == "RG2205")];
        Assert.All(found, static diagnostic => Assert.Equal("/project/rules/a.toml", diagnostic.Location.GetLineSpan().Path));
        Assert.Equal(rule, Mark(Unmark(rule), found));
    }

    private static void AssertFound(string id, string source, string message)
    {
        Diagnostic found = Assert.Single(Run(Unmark(source)), diagnostic => diagnostic.Id == id);
        Assert.Contains(message, found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("/project/Rules.cs", found.Location.GetLineSpan().Path);
        Assert.Equal(Usings + source, Mark(Usings + Unmark(source), [found]));
    }

    private static IEnumerable<Diagnostic> Run(string source) => Create(source).Run().Diagnostics;

    private static GeneratorRun Create(string source) =>
        new(Usings + source, [("fields.csv", "field,type,format,alias\nacme.seen,date,epoch_millis,\nacme.other,alias,,acme.seen\n")]);

    private static string Mark(string text, IEnumerable<Diagnostic> found) => found
        .Select(static diagnostic => diagnostic.Location.SourceSpan)
        .OrderByDescending(static span => span.Start)
        .Aggregate(text, static (marked, span) => marked.Insert(span.End, "⟧").Insert(span.Start, "⟦"));

    private static string Unmark(string text) => text.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
}
