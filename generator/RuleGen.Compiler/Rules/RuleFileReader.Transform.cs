using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;

namespace RuleGen.Compiler.Rules;

/// <content><c>[transform]</c>: the searches a rule's note offers.</content>
public static partial class RuleFileReader
{
    private static EquatableArray<InvestigateDefinition> ReadInvestigate(TomlTableReader transform)
    {
        var searches = new List<InvestigateDefinition>();
        foreach (TomlTableReader item in transform.Children("investigate"))
        {
            TomlString? label = item.RequiredString("label", "label = \"Alerts of the same host\"");
            string? description = item.Text("description");
            EquatableArray<EquatableArray<InvestigateProvider>> providers = ReadProviders(item);
            string? from = item.Text("relativeFrom");
            string? to = item.Text("relativeTo");
            item.ReportUnknownKeys();
            if (label is not null)
            {
                searches.Add(new InvestigateDefinition(label.Text, description, providers, from, to));
            }
        }

        return searches.ToEquatableArray();
    }

    private static EquatableArray<EquatableArray<InvestigateProvider>> ReadProviders(TomlTableReader search)
    {
        const string Key = "providers";
        const string Expected = "an array of arrays of tables, [[{ field = …, value = … }]]";
        var groups = new List<EquatableArray<InvestigateProvider>>();
        if (search.Find(Key) is not { } entry
            || search.Expect<TomlArray>(entry.Value, $"'{search.Name(Key)}'", Expected) is not { } array)
        {
            return default;
        }

        foreach (TomlValue item in array.Items)
        {
            if (search.Expect<TomlArray>(item, $"an item of '{search.Name(Key)}'", "an array of tables") is not { } group)
            {
                continue;
            }

            var providers = new List<InvestigateProvider>();
            foreach (TomlTableReader table in search.Children(Key, group))
            {
                if (ReadProvider(table) is { } provider)
                {
                    providers.Add(provider);
                }
            }

            groups.Add(providers.ToEquatableArray());
        }

        return groups.ToEquatableArray();
    }

    private static InvestigateProvider? ReadProvider(TomlTableReader table)
    {
        TomlString? field = table.RequiredString("field", "field = \"host.id\"");
        string? value = table.Text("value");
        string? queryType = table.Text("queryType");
        string? valueType = table.Text("valueType");
        bool excluded = table.Boolean("excluded") ?? false;
        table.ReportUnknownKeys();
        return field is null ? null : new InvestigateProvider(field.Text, value ?? "", queryType, valueType, excluded);
    }

    private static EquatableArray<OsqueryDefinition> ReadOsquery(TomlTableReader transform)
    {
        var queries = new List<OsqueryDefinition>();
        foreach (TomlTableReader item in transform.Children("osquery"))
        {
            TomlString? label = item.RequiredString("label", "label = \"Running processes\"");
            TomlString? query = item.RequiredString("query", "query = \"SELECT * FROM processes\"");
            item.ReportUnknownKeys();
            if (label is not null && query is not null)
            {
                queries.Add(new OsqueryDefinition(label.Text, query.Text));
            }
        }

        return queries.ToEquatableArray();
    }
}
