using System.Globalization;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;

namespace RuleGen.Compiler.Rules;

/// <content>Keys whose value must be one of a few words, a date, or a query.</content>
public static partial class RuleFileReader
{
    private const string DateFormat = "yyyy/MM/dd";

    private readonly record struct QueryPart(string? Language, MappedText? Text);

    private static TomlString? ReadType(TomlTableReader rule)
    {
        if (rule.RequiredString("type", "type = \"eql\"") is not { } type)
        {
            return null;
        }

        if (RuleTypes.All.Contains(type.Text, StringComparer.Ordinal))
        {
            return type;
        }

        rule.Report(
            DiagnosticCatalogue.UnknownRuleType,
            type.Span,
            $"unknown rule type {MessageText.Quote(type.Text)}; write {MessageText.OneOf(RuleTypes.All)}");
        return null;
    }

    private static string? ReadSeverity(TomlTableReader table) =>
        table.RequiredString("severity", "severity = \"medium\"") is { } severity
        && IsWord(table, "severity", severity, RuleTypes.Severities)
            ? severity.Text
            : null;

    private static QueryPart ReadQuery(TomlTableReader rule, string? type)
    {
        if (type is null || RuleTypes.LanguagesOf(type) is not { Count: > 0 } languages)
        {
            return new QueryPart(rule.Text("language"), rule.String("query")?.Content);
        }

        TomlString? language = rule.RequiredString("language", $"language = \"{languages[0]}\"");
        TomlString? query = rule.RequiredString("query", "query = ''' … '''");
        if (language is not null && !languages.Contains(language.Text, StringComparer.Ordinal))
        {
            rule.Report(
                DiagnosticCatalogue.LanguageMismatch,
                language.Span,
                $"the query of a rule of type '{type}' cannot be in {MessageText.Quote(language.Text)}; write {MessageText.OneOf(languages)}, or change the type");
        }

        return new QueryPart(language?.Text, query?.Content);
    }

    private static DateTime? ReadDate(TomlTableReader table, string key)
    {
        if (table.String(key) is not { } text)
        {
            return null;
        }

        if (DateTime.TryParseExact(text.Text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date))
        {
            return date;
        }

        table.Report(
            DiagnosticCatalogue.InvalidDate,
            text.Span,
            $"'{table.Name(key)}' is not a date; write year, month and day as \"2026/01/31\"");
        return null;
    }

    private static bool IsWord(TomlTableReader table, string key, TomlString value, IReadOnlyList<string> words)
    {
        if (words.Contains(value.Text, StringComparer.Ordinal))
        {
            return true;
        }

        table.Report(
            DiagnosticCatalogue.UnknownWord,
            value.Span,
            $"'{table.Name(key)}' is {MessageText.Quote(value.Text)}; write {MessageText.OneOf(words)}");
        return false;
    }
}
