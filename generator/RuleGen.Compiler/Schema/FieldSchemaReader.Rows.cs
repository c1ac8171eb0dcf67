using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using RuleGen.Matching;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Schema;

/// <content>A row as a field.</content>
internal sealed partial class FieldSchemaReader
{
    // As in Elasticsearch, where it is the type of such a field.
    private const string AliasType = "alias";

    private void ReadRow(string[] columns, IReadOnlyList<CsvCell> cells, SourceSpan line)
    {
        if (cells.Count > columns.Length)
        {
            Report(
                InvalidSchemaRow,
                cells[columns.Length].Span,
                FormattableString.Invariant($"the first line names {columns.Length} columns and this row has {cells.Count} cells; put cells with commas in quotes"));
            return;
        }

        if (Cell(columns, cells, FieldColumn) is not { } name || Cell(columns, cells, TypeColumn) is not { } type)
        {
            // Of a file without these columns the header has been reported.
            if (Array.IndexOf(columns, FieldColumn) >= 0 && Array.IndexOf(columns, TypeColumn) >= 0)
            {
                Report(InvalidSchemaRow, line, "a row needs a field and a type; write for example process.name,keyword");
            }
        }
        else if (type.Text == AliasType || Cell(columns, cells, AliasColumn) is not null)
        {
            ReadAlias(columns, cells, name, type);
        }
        else if (ReadType(type) is { } fieldType
            && ReadArray(Cell(columns, cells, ArrayColumn)) is { } isArray
            && TryReadMultiField(name, Cell(columns, cells, MultiFieldColumn), Cell(columns, cells, NullValueColumn), out string? whole)
            && TryReadFormat(fieldType, Cell(columns, cells, FormatColumn), out string? format)
            && TryReadNullValue(fieldType, format, Cell(columns, cells, NullValueColumn), out string? nullValue))
        {
            Add(name, new FieldInfo(name.Text, fieldType, isArray) { MultiFieldOf = whole, NullValue = nullValue, Format = format });
        }
    }

    private void ReadAlias(string[] columns, IReadOnlyList<CsvCell> cells, CsvCell name, CsvCell type)
    {
        CsvCell? other = new[] { ArrayColumn, MultiFieldColumn, NullValueColumn, FormatColumn }.Select(column => Cell(columns, cells, column)).FirstOrDefault(static cell => cell is not null);
        if (Cell(columns, cells, AliasColumn) is not { } target)
        {
            Report(InvalidSchemaRow, type.Span, $"the row of an alias names the field behind it in the column '{AliasColumn}'");
        }
        else if (type.Text != AliasType)
        {
            Report(InvalidSchemaRow, type.Span, $"only a field of type {AliasType} has a field behind it; write {AliasType} instead of {MessageText.Quote(type.Text)}, or leave the column '{AliasColumn}' empty");
        }
        else if (other is { } cell)
        {
            Report(InvalidSchemaRow, cell.Span, "this belongs into the row of the field behind the alias");
        }
        else
        {
            Add(name, new FieldInfo(name.Text, FieldType.Dynamic) { AliasOf = target.Text });
        }
    }

    private FieldType? ReadType(CsvCell cell)
    {
        if (FieldTypes.TryGet(cell.Text, out FieldType type))
        {
            return type;
        }

        Report(
            UnknownFieldType,
            cell.Span,
            $"unknown field type {MessageText.Quote(cell.Text)}: types have Elasticsearch's names, such as keyword, long or ip{NearestNames.DidYouMean(cell.Text, FieldTypes.Names)}");
        return null;
    }

    private bool? ReadArray(CsvCell? cell)
    {
        switch (cell?.Text)
        {
            case null or "false":
                return false;
            case "true" or ArrayColumn:
                return true;
            default:
                Report(InvalidSchemaRow, cell.Value.Span, $"{MessageText.Quote(cell.Value.Text)} does not say whether the field is an array; write true, or leave it empty");
                return null;
        }
    }

    private bool TryReadMultiField(CsvCell name, CsvCell? cell, CsvCell? nullValue, out string? whole)
    {
        whole = cell?.Text;
        if (cell is null)
        {
            return true;
        }

        if (nullValue is { } misplaced)
        {
            Report(InvalidSchemaRow, misplaced.Span, $"a multi-field holds what its field does; put this into the row of {MessageText.Quote(whole!)}");
            return false;
        }

        if (!name.Text.StartsWith(whole + ".", StringComparison.Ordinal))
        {
            Report(InvalidSchemaRow, cell.Value.Span, $"a multi-field stands below its field: {MessageText.Quote(name.Text)} is not below {MessageText.Quote(whole!)}");
            return false;
        }

        return true;
    }

    /// <summary>Elasticsearch refuses a mapping whose null_value is none of the field's values, or whose type has no such setting.</summary>
    private bool TryReadNullValue(FieldType type, string? format, CsvCell? cell, out string? value)
    {
        value = cell?.Text;
        bool isValid = value is null || type switch
        {
            FieldType.Keyword or FieldType.Flattened => true,
            FieldType.Integer or FieldType.Float => NumberText.Parse(value) is not null,
            FieldType.Boolean => value is "true" or "false",
            FieldType.Date or FieldType.DateNanos => DateText.TryParse(Utf8Bytes.Of(value), Utf8Bytes.Of(format ?? ""), roundUp: false, out _),
            FieldType.Ip => IpRange.Parse(value) is { IsSingle: true },
            _ => false,
        };
        if (!isValid)
        {
            Report(InvalidSchemaRow, cell!.Value.Span, $"an explicit null in {MessageText.WithArticle(FieldNames.Describe(type))} field cannot count as {MessageText.Quote(value!)}; write a value of that type, or leave it empty");
        }

        return isValid;
    }

    private bool TryReadFormat(FieldType type, CsvCell? cell, out string? format)
    {
        format = cell?.Text;
        if (cell is null)
        {
            return true;
        }

        if (type is not (FieldType.Date or FieldType.DateNanos))
        {
            Report(InvalidSchemaRow, cell.Value.Span, $"only dates have a format; leave it empty for {MessageText.WithArticle(FieldNames.Describe(type))} field");
            return false;
        }

        if (!DateText.AreSupported(Utf8Bytes.Of(format!)))
        {
            Report(
                UnsupportedDateFormat,
                cell.Value.Span,
                $"the date format {MessageText.Quote(format!)} is not supported yet; there are strict_date_optional_time, epoch_millis, epoch_second and patterns of numbers such as dd-MM-yyyy, joined by ||");
            return false;
        }

        return true;
    }

    private void Add(CsvCell name, FieldInfo field)
    {
        int line = file.GetPosition(name.Span.Start).Line + 1;
        if (_fields.TryGetValue(name.Text, out (FieldInfo Info, int Line) earlier))
        {
            Report(
                DuplicateField,
                name.Span,
                FormattableString.Invariant($"field {MessageText.Quote(name.Text)} is declared already, on line {earlier.Line}; remove one of the two"));
            return;
        }

        _fields.Add(name.Text, (field, line));
    }
}
