using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emission;

/// <summary>
/// Writes the <c>#line</c> directives that say which part of a rule file a statement was made of, for debuggers and stack traces. Without a
/// file, or with one whose path a directive cannot hold, it writes none.
/// </summary>
/// <param name="code">Where to write.</param>
/// <param name="file">The rule file; null: the statements are of no one file.</param>
internal sealed class LineDirectives(CodeWriter code, SourceText? file)
{
    // What the C# compiler takes in a directive, and what the format of portable PDB files has room for.
    private const int MostLines = 0xFEEFED;
    private const int MostColumns = 0xFFFD;

    private readonly string? _path = file?.DebugPath is { } path ? Literals.Path(path) : null;
    private Mapping _mapping = Mapping.Generated;

    private enum Mapping
    {
        /// <summary>The generated file itself.</summary>
        Generated,

        /// <summary>Nothing to step into.</summary>
        Hidden,

        /// <summary>The rule file.</summary>
        Rule,
    }

    /// <summary>Writes a statement of one line that stands for a part of the rule file; null: for none, and it stands for itself.</summary>
    public void Statement(SourceSpan? span, string statement)
    {
        // All of the statement is at or before this column, and so stands for all of the span.
        int columns = code.Indentation + statement.Length;
        if (_path is not null && span is { } known && columns <= MostColumns && Format(known) is { } place)
        {
            code.Unindented(FormattableString.Invariant($"#line {place} {columns} {_path}"));
            _mapping = Mapping.Rule;
        }
        else
        {
            ShowGenerated();
        }

        code.Line(statement);
    }

    /// <summary>A debugger does not stop in what follows, such as the braces of a method.</summary>
    public void Hide() => Enter(Mapping.Hidden, "#line hidden");

    /// <summary>What follows stands for itself.</summary>
    public void ShowGenerated() => Enter(Mapping.Generated, "#line default");

    private void Enter(Mapping mapping, string directive)
    {
        if (_path is not null && _mapping != mapping)
        {
            code.Unindented(directive);
            _mapping = mapping;
        }
    }

    /// <summary>
    /// A span as a directive has it: its first and its last character, counted from one. Null when it is empty or lies beyond what one can say.
    /// </summary>
    private string? Format(SourceSpan span)
    {
        LinePosition first = file!.GetPosition(span.Start);
        LinePosition last = file.GetPosition(span.End - 1);
        return span.Length == 0 || last.Line >= MostLines || Math.Max(first.Column, last.Column) >= MostColumns ? null
            : FormattableString.Invariant($"({first.Line + 1}, {first.Column + 1}) - ({last.Line + 1}, {last.Column + 1})");
    }
}
