using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.QueryDsl;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Exceptions;

/// <content>Entries: one condition of an item each.</content>
public sealed partial class ExceptionCompiler
{
    private static readonly string[] EntryTypes = ["match", "match_any", "wildcard", "exists", "list", "nested"];
    private static readonly string[] NestedEntryTypes = ["match", "match_any", "wildcard", "exists"];
    private static readonly string[] Operators = ["included", "excluded"];

    /// <summary>The condition of an entry; null when it cannot be bound, which has been reported.</summary>
    private Predicate? BindEntry(TomlTableReader entry, TomlString? parent)
    {
        TomlString? type = ReadWord(entry, "type", parent is null ? EntryTypes : NestedEntryTypes, "type = \"match\"");
        TomlString? name = entry.RequiredString("field", "field = \"process.executable\"");
        if (type is null || name is null)
        {
            return null;
        }

        if (type.Text == "nested")
        {
            return BindNested(entry, name);
        }

        TomlString? operation = ReadWord(entry, "operator", Operators, "operator = \"included\"");
        FieldReference? field = _fields.Resolve(parent is null ? name.Text : parent.Text + "." + name.Text, name.Span);
        Predicate? condition = field is null ? null : type.Text switch
        {
            "match" => BindMatch(entry, field, name.Span),
            "match_any" => BindMatchAny(entry, field, name.Span),
            "wildcard" => BindWildcard(entry, field, name.Span),
            "list" => BindList(entry, field, name.Span),
            _ => FieldTests.Exists(field),
        };
        entry.ReportUnknownKeys();
        return condition is null || operation is null ? null : operation.Text == "excluded" ? new Not(condition) : condition;
    }

    /// <summary>
    /// A nested entry asks that its conditions hold for one element of an array of objects. With one condition that is no more than the
    /// condition itself; several, and an excluded one, need the elements, which are united here.
    /// </summary>
    private Predicate? BindNested(TomlTableReader entry, TomlString parent)
    {
        IReadOnlyList<TomlTableReader> inner = entry.Children("entries");
        entry.Ignore("operator");
        entry.ReportUnknownKeys();
        if (inner.Count == 1 && inner[0].Text("operator") != "excluded")
        {
            return BindEntry(inner[0], parent);
        }

        entry.Report(
            NestedEntryNotSupported,
            parent.Span,
            inner.Count == 0
                ? "a nested entry without entries says nothing; add [[exceptions.items.entries.entries]]"
                : $"a nested entry with {(inner.Count == 1 ? "an excluded condition" : "several conditions")} is about one element of {MessageText.Quote(parent.Text)} and is not supported: the item excludes nothing; write plain entries with full field names if any elements may satisfy them");
        return null;
    }

    private Predicate? BindMatch(TomlTableReader entry, FieldReference field, SourceSpan fieldSpan)
    {
        if (!entry.Require("value", "value = \"/usr/bin/backup\"") || ReadConstant(entry.Find("value")!.Value, "value", entry) is not { } constant)
        {
            return null;
        }

        WarnOfPattern(entry, constant);
        return _fields.Phrase(field, fieldSpan, constant);
    }

    private Predicate? BindMatchAny(TomlTableReader entry, FieldReference field, SourceSpan fieldSpan)
    {
        if (!entry.Require("value", "value = [\"/usr/bin/backup\"]") || entry.Expect<TomlArray>(entry.Find("value")!.Value, "'value' of match_any", "an array of values") is not { } array)
        {
            return null;
        }

        List<DslConstant> constants = [.. array.Items.Select(item => ReadConstant(item, "an item of 'value'", entry)).OfType<DslConstant>()];
        if (constants.Count < array.Items.Count)
        {
            return null;
        }

        constants.ForEach(constant => WarnOfPattern(entry, constant));
        return _fields.PhraseOfAny(field, fieldSpan, constants);
    }

    /// <summary><c>*</c> and <c>?</c> are wildcards, everything else is text, a backslash too.</summary>
    private Predicate? BindWildcard(TomlTableReader entry, FieldReference field, SourceSpan fieldSpan)
    {
        if (entry.RequiredString("value", "value = 'C:\\Program Files\\*\\update.exe'") is not { } value)
        {
            return null;
        }

        // Two backslashes begin the path of a share.
        int doubled = value.Text.IndexOf(@"\\", StringComparison.Ordinal);
        doubled = doubled == 0 ? value.Text.IndexOf(@"\\", 2, StringComparison.Ordinal) : doubled;
        if (doubled > 0)
        {
            entry.Report(
                DoubledBackslash,
                value.Content.ToFile(new SourceSpan(doubled, 2)),
                "a backslash in an exception stands for itself, so this matches two of them in a row; write one (in a basic TOML string, two)");
        }

        StringMatcher matcher = value.Text.IndexOfAny(['*', '?']) < 0 ? new EqualTo(value.Text) : new Wildcard(value.Text);
        return _fields.MatchText(field, fieldSpan, value.Span, "wildcard", matcher, ignoreCase: false);
    }

    private void WarnOfPattern(TomlTableReader entry, DslConstant constant)
    {
        if (constant.Text.Contains('*'))
        {
            entry.Report(WildcardInExactMatch, constant.Span, "'match' and 'match_any' compare exactly, with the '*' as it stands; for a pattern write type = \"wildcard\"");
        }
    }

    private DslConstant? ReadConstant(TomlValue value, string what, TomlTableReader entry)
    {
        if (DslConstant.Of(value, _file) is { } constant)
        {
            return constant;
        }

        entry.Report(WrongValueType, value.Span, $"{what} must be a text, a number or a boolean, not {value.Kind}");
        return null;
    }

    private static TomlString? ReadWord(TomlTableReader table, string key, string[] words, string example)
    {
        if (table.RequiredString(key, example) is not { } word)
        {
            return null;
        }

        if (words.Contains(word.Text, StringComparer.Ordinal))
        {
            return word;
        }

        table.Report(UnknownWord, word.Span, $"'{table.Name(key)}' is {MessageText.Quote(word.Text)}; write {MessageText.OneOf(words)}");
        return null;
    }
}
