using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Schema;

/// <summary>Reads a field file: CSV whose first line names the columns. <c>docs/schema.md</c> is its description.</summary>
internal sealed class FieldSchemaReader(SourceText file, DiagnosticBag diagnostics)
{
    private const string FieldColumn = "field";
    private const string TypeColumn = "type";
    private const string ArrayColumn = "array";

    private static readonly string[] ReadColumns = [FieldColumn, TypeColumn, ArrayColumn];

    // Understood and refused: a field compared without them would be compared wrongly.
    private static readonly string[] ReservedColumns = ["alias", "null_value", "format", "multi_field_of"];

    // Free text for people.
    private static readonly string[] CommentColumns = ["source", "description"];

    private readonly Dictionary<string, (FieldInfo Info, int Line)> _fields = new(StringComparer.Ordinal);
    private string[]? _columns;

    /// <summary>The fields of the file; rows with errors are reported and left out.</summary>
    public static FieldSchema Read(SourceText file, DiagnosticBag diagnostics)
    {
        var reader = new FieldSchemaReader(file, diagnostics);
        int start = file.Text.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0;
        while (start < file.Text.Length)
        {
            int end = file.Text.IndexOfAny(['\r', '\n'], start);
            end = end < 0 ? file.Text.Length : end;
            reader.ReadLine(start, end);
            start = end + 1;
        }

        return FieldSchema.Create(reader._fields.Values.Select(static f => f.Info));
    }

    private void ReadLine(int start, int end)
    {
        int first = start;
        while (first < end && char.IsWhiteSpace(file.Text[first]))
        {
            first++;
        }

        if (first == end || file.Text[first] == '#')
        {
            return;
        }

        if (CsvLine.Read(file.Text, start, end) is not { } cells)
        {
            Report(DiagnosticCatalogue.InvalidSchemaRow, SourceSpan.FromBounds(first, end), "a cell that begins with \" must end with \" on the same line; write a quote inside it twice");
        }
        else if (_columns is null)
        {
            ReadHeader(cells, SourceSpan.FromBounds(first, end));
        }
        else
        {
            ReadRow(_columns, cells, SourceSpan.FromBounds(first, end));
        }
    }

    private void ReadHeader(IReadOnlyList<CsvCell> cells, SourceSpan line)
    {
        _columns = [.. cells.Select(static cell => cell.Text)];
        foreach (string required in new[] { FieldColumn, TypeColumn })
        {
            if (Array.IndexOf(_columns, required) < 0)
            {
                Report(
                    DiagnosticCatalogue.InvalidSchemaRow,
                    line,
                    $"the first line must name the columns and one of them must be '{required}'; write for example field,type,array");
            }
        }

        foreach (CsvCell cell in cells)
        {
            string[] known = [.. ReadColumns, .. ReservedColumns, .. CommentColumns];
            if (Array.IndexOf(known, cell.Text) < 0)
            {
                Report(
                    DiagnosticCatalogue.UnknownSchemaColumn,
                    cell.Span,
                    $"unknown column {MessageText.Quote(cell.Text)} is ignored{NearestNames.DidYouMean(cell.Text, known)}");
            }
        }
    }

    private void ReadRow(string[] columns, IReadOnlyList<CsvCell> cells, SourceSpan line)
    {
        if (cells.Count > columns.Length)
        {
            Report(
                DiagnosticCatalogue.InvalidSchemaRow,
                cells[columns.Length].Span,
                FormattableString.Invariant($"the first line names {columns.Length} columns and this row has {cells.Count} cells; put cells with commas in quotes"));
            return;
        }

        foreach (string reserved in ReservedColumns)
        {
            if (Cell(columns, cells, reserved) is { Text.Length: > 0 } cell)
            {
                Report(
                    DiagnosticCatalogue.UnsupportedSchemaColumn,
                    cell.Span,
                    $"the column '{reserved}' changes how a field compares and is not supported yet; leave it empty");
                return;
            }
        }

        CsvCell? name = Cell(columns, cells, FieldColumn);
        CsvCell? type = Cell(columns, cells, TypeColumn);
        if (name is not { Text.Length: > 0 } || type is not { Text.Length: > 0 })
        {
            // Of a file without these columns the header has been reported.
            if (Array.IndexOf(columns, FieldColumn) >= 0 && Array.IndexOf(columns, TypeColumn) >= 0)
            {
                Report(DiagnosticCatalogue.InvalidSchemaRow, line, "a row needs a field and a type; write for example process.name,keyword");
            }
        }
        else if (ReadType(type.Value) is { } fieldType && ReadArray(Cell(columns, cells, ArrayColumn)) is { } isArray)
        {
            Add(name.Value, fieldType, isArray);
        }
    }

    private FieldType? ReadType(CsvCell cell)
    {
        if (FieldTypes.TryGet(cell.Text, out FieldType type))
        {
            return type;
        }

        Report(
            DiagnosticCatalogue.UnknownFieldType,
            cell.Span,
            $"unknown field type {MessageText.Quote(cell.Text)}: types have Elasticsearch's names, such as keyword, long or ip{NearestNames.DidYouMean(cell.Text, FieldTypes.Names)}");
        return null;
    }

    private bool? ReadArray(CsvCell? cell)
    {
        switch (cell?.Text)
        {
            case null or "" or "false":
                return false;
            case "true" or ArrayColumn:
                return true;
            default:
                Report(DiagnosticCatalogue.InvalidSchemaRow, cell.Value.Span, $"{MessageText.Quote(cell.Value.Text)} does not say whether the field is an array; write true, or leave it empty");
                return null;
        }
    }

    private void Add(CsvCell name, FieldType type, bool isArray)
    {
        int line = file.GetPosition(name.Span.Start).Line + 1;
        if (_fields.TryGetValue(name.Text, out (FieldInfo Info, int Line) earlier))
        {
            Report(
                DiagnosticCatalogue.DuplicateField,
                name.Span,
                FormattableString.Invariant($"field {MessageText.Quote(name.Text)} is declared already, on line {earlier.Line}; remove one of the two"));
            return;
        }

        _fields.Add(name.Text, (new FieldInfo(name.Text, type, isArray), line));
    }

    private static CsvCell? Cell(string[] columns, IReadOnlyList<CsvCell> cells, string column)
    {
        int index = Array.IndexOf(columns, column);
        return index >= 0 && index < cells.Count ? cells[index] : null;
    }

    private void Report(RuleDiagnosticDescriptor descriptor, SourceSpan span, string message) =>
        diagnostics.Report(descriptor, file, span, message);
}
