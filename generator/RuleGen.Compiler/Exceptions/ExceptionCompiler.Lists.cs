using System.Globalization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.QueryDsl;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Exceptions;

/// <content>Value lists, and the date an item ends.</content>
public sealed partial class ExceptionCompiler
{
    // The types whose values are compared as they stand. Source: Kibana kbn-securitysolution-io-ts-list-types, Type.
    private static readonly string[] ValueTypes =
        ["keyword", "ip", "boolean", "byte", "date", "date_nanos", "double", "float", "half_float", "integer", "long", "short"];

    private const string IpRangeType = "ip_range";

    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Some value of the field is in the list. The list's type is the entry's word; the field's type decides how values compare.</summary>
    private Predicate? BindList(TomlTableReader entry, FieldReference field, SourceSpan fieldSpan)
    {
        // The name detection-rules has for it where the API says "list".
        string key = entry.Find("list_vals") is null ? "list" : "list_vals";
        if (!entry.Require(key, "list = { id = \"trusted_hosts\", type = \"keyword\" }") || entry.Child(key) is not { } list)
        {
            return null;
        }

        TomlString? id = list.RequiredString("id", "id = \"trusted_hosts\"");
        TomlString? type = list.RequiredString("type", "type = \"keyword\"");
        list.ReportUnknownKeys();
        if (id is null || type is null)
        {
            return null;
        }

        bool isIpRange = type.Text == IpRangeType && field.Type == FieldType.Ip;
        if (!isIpRange && !ValueTypes.Contains(type.Text, StringComparer.Ordinal))
        {
            entry.Report(UnsupportedValueListType, type.Span, $"value lists of type {MessageText.Quote(type.Text)} are not supported for {MessageText.WithArticle(FieldNames.Describe(field.Type))} field, so the item excludes nothing; write {MessageText.OneOf([.. ValueTypes, IpRangeType])}");
            return null;
        }

        if (!_valueLists.TryGet(id.Text, out IReadOnlyList<DslConstant>? values))
        {
            string hint = NearestNames.DidYouMean(id.Text, _valueLists.Names);
            entry.Report(UnknownValueList, id.Span, $"there is no value list {MessageText.Quote(id.Text)}, so the item excludes nothing; add a file {id.Text}{ValueLists.Suffix}{hint}");
            return null;
        }

        return isIpRange ? _fields.InAnyIpRange(field, values) : _fields.EqualToAny(field, fieldSpan, values);
    }

    /// <summary>The last instant at which an item excludes anything; null when it has none, or one that is reported as wrong.</summary>
    private DateTimeOffset? ReadExpireTime(TomlTableReader item)
    {
        string? text = item.Find("expire_time")?.Value switch
        {
            null => null,
            TomlDateTime date => date.Text.Replace(' ', 'T'),
            _ => item.Text("expire_time"),
        };
        if (text is null)
        {
            return null;
        }

        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, Styles, out DateTimeOffset time))
        {
            return time;
        }

        item.Report(InvalidExpireTime, item.Find("expire_time")!.Value.Span, "this is no point in time; write \"2027-01-31T18:00:00Z\", or a day, which means its first instant in UTC");
        return null;
    }
}
