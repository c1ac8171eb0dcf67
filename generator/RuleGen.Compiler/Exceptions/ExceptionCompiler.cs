using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Linting.Suppressions;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.QueryDsl;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Exceptions;

/// <summary>
/// Compiles an exceptions file (<c>docs/exceptions.md</c>) up to its bound conditions. The format is that of Elastic's detection-rules
/// repository for exceptions of Kibana: lists (<c>exceptions.container</c>) with items, of which some must hold; items with entries, which all
/// must. An item with an error is reported and left out.
/// </summary>
/// <remarks>
/// Source: Kibana <c>lists/server/services/exception_lists/build_exception_filter.ts</c>; elastic/detection-rules
/// <c>detection_rules/exception.py</c>.
/// </remarks>
public sealed partial class ExceptionCompiler
{
    // What people and Kibana keep with a list and an item; none of it changes what is excluded.
    private static readonly string[] MetadataKeysNotRead =
        ["comments", "creation_date", "deprecation_date", "list_name", "maturity", "rule_names", "updated_date"];

    private static readonly string[] KeysNotRead =
    [
        "_tags", "_version", "comments", "created_at", "created_by", "description", "id", "immutable", "item_id", "list_id", "meta",
        "namespace_type", "tags", "tie_breaker_id", "type", "updated_at", "updated_by", "version",
    ];

    private static readonly string[] OsTypes = ["linux", "macos", "windows"];

    private readonly SourceText _file;
    private readonly FieldSchema _schema;
    private readonly ValueLists _valueLists;

    // Of the item that is being read: whether it has errors decides whether it counts.
    private DiagnosticBag _found = new();
    private FieldTests _fields;

    private ExceptionCompiler(SourceText file, FieldSchema schema, ValueLists valueLists)
    {
        _file = file;
        _schema = schema;
        _valueLists = valueLists;
        _fields = new FieldTests(schema, file, _found);
    }

    /// <summary>Reads and binds a file. What is wrong is in the result's diagnostics; nothing is thrown.</summary>
    public static CompiledExceptions Compile(SourceText file, FieldSchema schema, ValueLists valueLists)
    {
        var diagnostics = new DiagnosticBag();
        var lists = new List<ExceptionList>();
        IEnumerable<RuleDiagnostic> remaining = diagnostics.Items;
        if (TomlReader.Read(file, diagnostics) is { } document)
        {
            var compiler = new ExceptionCompiler(file, schema, valueLists);
            lists.AddRange(compiler.ReadLists(new TomlTableReader(file, document, "", diagnostics), diagnostics));
            remaining = SuppressionFilter.Apply(file, eqlQuery: null, diagnostics.Items);
        }

        return new CompiledExceptions(file, lists, remaining.OrderBy(static d => d.Path, StringComparer.Ordinal).ThenBy(static d => d.Span.Start));
    }

    private List<ExceptionList> ReadLists(TomlTableReader document, DiagnosticBag diagnostics)
    {
        EquatableArray<RuleIdReference> ruleIds = default;
        if (document.Child("metadata") is { } metadata)
        {
            ruleIds = ReadRuleIds(metadata);
            metadata.Ignore(MetadataKeysNotRead);
            metadata.ReportUnknownKeys();
        }

        document.Require("exceptions", "a line with [[exceptions]] above the list");
        var lists = new List<ExceptionList>();
        foreach (TomlTableReader exceptions in document.Children("exceptions"))
        {
            lists.Add(ReadList(exceptions, ruleIds, diagnostics));
        }

        document.ReportUnknownKeys();
        return lists;
    }

    private static EquatableArray<RuleIdReference> ReadRuleIds(TomlTableReader metadata)
    {
        // The texts are checked by Strings, which reports an item of another type; the places come from the same array.
        EquatableArray<string> ids = metadata.Strings("rule_ids");
        return ids.Count == 0 || metadata.Find("rule_ids")?.Value is not TomlArray array
            ? default
            : array.Items.OfType<TomlString>().Select(static id => new RuleIdReference(id.Text, id.Span)).ToEquatableArray();
    }

    private ExceptionList ReadList(TomlTableReader exceptions, EquatableArray<RuleIdReference> ruleIds, DiagnosticBag diagnostics)
    {
        string? listId = null;
        string? name = null;
        SourceSpan span = exceptions.Table.HeaderSpan;
        if (exceptions.Child("container") is { } container)
        {
            TomlString? id = container.String("list_id");
            listId = id?.Text;
            span = id?.Span ?? container.Table.HeaderSpan;
            name = container.Text("name");
            container.Ignore(KeysNotRead);
            container.Ignore("os_types");
            container.ReportUnknownKeys();
        }

        name ??= listId ?? "exceptions";
        var items = new List<ExceptionItem>();
        foreach (TomlTableReader item in exceptions.Children("items"))
        {
            if (CompileItem(item.Table, name, diagnostics) is { } compiled)
            {
                items.Add(compiled);
            }
        }

        exceptions.ReportUnknownKeys();
        return new ExceptionList(listId, name, span, ruleIds, items.ToEquatableArray());
    }

    /// <summary>An item; null when something about it is wrong, for it then excludes nothing.</summary>
    private ExceptionItem? CompileItem(TomlTable table, string list, DiagnosticBag diagnostics)
    {
        _found = new DiagnosticBag();
        _fields = new FieldTests(_schema, _file, _found);
        ExceptionItem? item = ReadItem(new TomlTableReader(_file, table, "exceptions.items", _found), list);
        bool isValid = !_found.HasErrors;
        diagnostics.AddRange(_found.Items);
        return isValid ? item : null;
    }

    private ExceptionItem? ReadItem(TomlTableReader item, string list)
    {
        string name = item.Text("name") ?? item.Text("item_id") ?? list;
        DateTimeOffset? expireTime = ReadExpireTime(item);
        List<Predicate> conditions = [];
        if (expireTime is { } last)
        {
            conditions.Add(new NotAfter(last));
        }

        conditions.AddRange(ReadOsTypes(item));
        IReadOnlyList<TomlTableReader> entries = item.Children("entries");
        int others = conditions.Count;
        foreach (TomlTableReader entry in entries)
        {
            if (BindEntry(entry, parent: null) is { } condition)
            {
                conditions.Add(condition);
            }
        }

        if (entries.Count == 0)
        {
            item.Report(EmptyExceptionItem, item.Table.HeaderSpan, "an exception item without entries would exclude every event; add [[exceptions.items.entries]]");
        }

        item.Ignore(KeysNotRead);
        item.ReportUnknownKeys();

        // Without one of its conditions an item would exclude more than its author wrote.
        return conditions.Count - others == entries.Count
            ? new ExceptionItem(name, list, conditions.Count == 1 ? conditions[0] : new And(conditions.ToEquatableArray()), expireTime)
            : null;
    }

    /// <summary>Which systems an item is about. Endpoint's own events have the system in the name only, in any letter case.</summary>
    private static IEnumerable<Predicate> ReadOsTypes(TomlTableReader item)
    {
        EquatableArray<string> types = item.Strings("os_types");
        foreach (string type in types.Where(static type => !OsTypes.Contains(type, StringComparer.Ordinal)))
        {
            item.Report(UnknownWord, item.Find("os_types")!.Value.Span, $"'{item.Name("os_types")}' has {MessageText.Quote(type)}; write {MessageText.OneOf(OsTypes)}");
        }

        if (types.Count > 0)
        {
            yield return new Or(
            [
                new StringTest(new FieldReference("host.os.type", FieldType.Keyword), new OneOf(types)),
                new StringTest(new FieldReference("host.os.name", FieldType.Keyword), new OneOf(types), IgnoreCase: true),
            ]);
        }
    }
}
