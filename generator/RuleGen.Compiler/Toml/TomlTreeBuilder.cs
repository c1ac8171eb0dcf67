using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;
using Tomlyn.Syntax;
using SourceSpan = RuleGen.Compiler.Text.SourceSpan;

namespace RuleGen.Compiler.Toml;

/// <summary>
/// Turns Tomlyn's syntax tree into tables by TOML's rules of what may be defined where, reporting what is defined twice
/// at the second place with the line of the first.
/// </summary>
internal sealed class TomlTreeBuilder(SourceText file, int offset, DiagnosticBag diagnostics)
{
    private bool _failed;

    /// <summary>The document's root table, or null after an error.</summary>
    public TomlTable? Build(DocumentSyntax document)
    {
        var root = new TomlTable(default, TomlTableForm.Header);
        AddAll(root, document.KeyValues, depth: 1);
        foreach (TableSyntaxBase syntax in document.Tables)
        {
            if (OpenTable(root, syntax) is { } table)
            {
                AddAll(table, syntax.Items, syntax.Name!.DotKeys.ChildrenCount + 2);
            }
        }

        return _failed ? null : root;
    }

    private void AddAll(TomlTable table, SyntaxList<KeyValueSyntax> items, int depth)
    {
        foreach (KeyValueSyntax item in items)
        {
            AddKeyValue(table, item, depth);
        }
    }

    private TomlTable? OpenTable(TomlTable root, TableSyntaxBase syntax)
    {
        List<(string Text, SourceSpan Span)> path = Segments(syntax.Name!);
        if (path.Count > TomlScanner.MaxDepth)
        {
            return TooDeep(path[TomlScanner.MaxDepth].Span);
        }

        SourceSpan header = SourceSpan.FromBounds(SpanOf(syntax.OpenBracket!).Start, SpanOf(syntax.CloseBracket!).End);
        TomlTable parent = root;
        for (int i = 0; i < path.Count - 1; i++)
        {
            (string key, SourceSpan span) = path[i];
            if (!parent.TryGet(key, out TomlEntry? entry))
            {
                entry = new TomlEntry(key, span, new TomlTable(header, TomlTableForm.Implicit));
                parent.Add(entry);
            }

            TomlValue value = entry.Value is TomlArray { IsOfHeaders: true } array ? array.Items[array.Items.Count - 1] : entry.Value;
            if (value is not TomlTable { Form: not TomlTableForm.Inline } next)
            {
                return DefinedTwice(key, span, entry);
            }

            parent = next;
        }

        (string name, SourceSpan nameSpan) = path[path.Count - 1];
        return syntax is TableArraySyntax
            ? AppendTable(parent, name, nameSpan, header)
            : DeclareTable(parent, name, nameSpan, header);
    }

    private TomlTable? DeclareTable(TomlTable parent, string name, SourceSpan nameSpan, SourceSpan header)
    {
        if (!parent.TryGet(name, out TomlEntry? entry))
        {
            var table = new TomlTable(header, TomlTableForm.Header);
            parent.Add(new TomlEntry(name, nameSpan, table));
            return table;
        }

        if (entry.Value is TomlTable { Form: TomlTableForm.Implicit } known)
        {
            known.Declare(header);
            return known;
        }

        return DefinedTwice(name, nameSpan, entry);
    }

    private TomlTable? AppendTable(TomlTable parent, string name, SourceSpan nameSpan, SourceSpan header)
    {
        if (!parent.TryGet(name, out TomlEntry? entry))
        {
            entry = new TomlEntry(name, nameSpan, new TomlArray(header, isOfHeaders: true));
            parent.Add(entry);
        }

        if (entry.Value is not TomlArray { IsOfHeaders: true } array)
        {
            return DefinedTwice(name, nameSpan, entry);
        }

        var table = new TomlTable(header, TomlTableForm.Header);
        array.Add(table);
        return table;
    }

    private void AddKeyValue(TomlTable table, KeyValueSyntax item, int depth)
    {
        List<(string Text, SourceSpan Span)> path = Segments(item.Key!);
        depth += path.Count - 1;
        if (depth > TomlScanner.MaxDepth)
        {
            TooDeep(path[path.Count - 1].Span);
            return;
        }

        for (int i = 0; i < path.Count - 1; i++)
        {
            (string key, SourceSpan span) = path[i];
            if (!table.TryGet(key, out TomlEntry? entry))
            {
                entry = new TomlEntry(key, span, new TomlTable(span, TomlTableForm.Dotted));
                table.Add(entry);
            }

            if (entry.Value is not TomlTable { Form: TomlTableForm.Dotted } next)
            {
                DefinedTwice(key, span, entry);
                return;
            }

            table = next;
        }

        (string name, SourceSpan nameSpan) = path[path.Count - 1];
        if (table.TryGet(name, out TomlEntry? earlier))
        {
            DefinedTwice(name, nameSpan, earlier);
        }
        else if (Convert(item.Value!, depth) is { } value)
        {
            table.Add(new TomlEntry(name, nameSpan, value));
        }
    }

    private TomlValue? Convert(ValueSyntax syntax, int depth)
    {
        SourceSpan span = SpanOf(syntax);
        if (depth > TomlScanner.MaxDepth)
        {
            return TooDeep(span);
        }

        switch (syntax)
        {
            case StringValueSyntax text:
                return new TomlString(TomlStringDecoder.Decode(file, SpanOf(text.Token!)), span);
            case IntegerValueSyntax integer:
                return new TomlInteger(integer.Value, span);
            case FloatValueSyntax number:
                return new TomlFloat(number.Value, span);
            case BooleanValueSyntax boolean:
                return new TomlBoolean(boolean.Value, span);
            case ArraySyntax array:
                var items = new TomlArray(span, isOfHeaders: false);
                foreach (ArrayItemSyntax item in array.Items)
                {
                    if (Convert(item.Value!, depth + 1) is { } value)
                    {
                        items.Add(value);
                    }
                }

                return items;
            case InlineTableSyntax inline:
                var table = new TomlTable(span, TomlTableForm.Inline);
                foreach (InlineTableItemSyntax item in inline.Items)
                {
                    AddKeyValue(table, item.KeyValue!, depth + 1);
                }

                return table;
            default:
                return new TomlDateTime(file.Text.Substring(span.Start, span.Length), span);
        }
    }

    private List<(string Text, SourceSpan Span)> Segments(KeySyntax key)
    {
        var segments = new List<(string Text, SourceSpan Span)>(key.DotKeys.ChildrenCount + 1) { Segment(key.Key!) };
        foreach (DottedKeyItemSyntax item in key.DotKeys)
        {
            segments.Add(Segment(item.Key!));
        }

        return segments;
    }

    private (string Text, SourceSpan Span) Segment(BareKeyOrStringValueSyntax syntax)
    {
        SourceSpan span = SpanOf(syntax);
        return syntax is StringValueSyntax
            ? (TomlStringDecoder.Decode(file, span).Text, span)
            : (file.Text.Substring(span.Start, span.Length), span);
    }

    private SourceSpan SpanOf(SyntaxNode node) => new(node.Span.Offset + offset, node.Span.Length);

    private TomlTable? DefinedTwice(string key, SourceSpan span, TomlEntry earlier)
    {
        _failed = true;
        LinePosition first = file.GetPosition(earlier.KeySpan.Start);
        diagnostics.Report(
            DiagnosticCatalogue.InvalidToml,
            file,
            span,
            FormattableString.Invariant($"invalid TOML: {MessageText.Quote(key)} is defined already, on line {first.Line + 1}; remove one of the two or join them"));
        return null;
    }

    private TomlTable? TooDeep(SourceSpan span)
    {
        if (!_failed)
        {
            TomlReader.ReportTooDeep(file, span, diagnostics);
        }

        _failed = true;
        return null;
    }
}
