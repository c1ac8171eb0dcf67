using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Schema;

/// <summary>Reads a field file: CSV whose first line names the columns. <c>docs/schema.md</c> is its description.</summary>
internal sealed partial class FieldSchemaReader(SourceText file, DiagnosticBag diagnostics)
{
    private const string FieldColumn = "field";
    private const string TypeColumn = "type";
    private const string ArrayColumn = "array";
    private const string AliasColumn = "alias";
    private const string MultiFieldColumn = "multi_field_of";
    private const string NullValueColumn = "null_value";
    private const string FormatColumn = "format";

    private static readonly string[] ReadColumns = [FieldColumn, TypeColumn, ArrayColumn, AliasColumn, MultiFieldColumn, NullValueColumn, FormatColumn];

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
            string[] known = [.. ReadColumns, .. CommentColumns];
            if (Array.IndexOf(known, cell.Text) < 0)
            {
                Report(
                    DiagnosticCatalogue.UnknownSchemaColumn,
                    cell.Span,
                    $"unknown column {MessageText.Quote(cell.Text)} is ignored{NearestNames.DidYouMean(cell.Text, known)}");
            }
        }
    }

    /// <summary>The cell of a column; null when there is none or it is empty.</summary>
    private static CsvCell? Cell(string[] columns, IReadOnlyList<CsvCell> cells, string column)
    {
        int index = Array.IndexOf(columns, column);
        return index >= 0 && index < cells.Count && cells[index].Text.Length > 0 ? cells[index] : null;
    }

    private void Report(RuleDiagnosticDescriptor descriptor, SourceSpan span, string message) =>
        diagnostics.Report(descriptor, file, span, message);
}
