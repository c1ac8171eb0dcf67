using Spectre.Console;

namespace RuleGen.Cli.Output;

/// <summary>Writes text with colours, or the same text without.</summary>
internal sealed class StyledWriter
{
    private readonly TextWriter _writer;
    private readonly AnsiWriter _ansi;

    public StyledWriter(TextWriter writer, bool useColour)
    {
        _writer = writer;
        _ansi = new AnsiWriter(writer, new AnsiCapabilities
        {
            Ansi = useColour,
            ColorSystem = useColour ? ColorSystem.Standard : ColorSystem.NoColors,
        });
    }

    /// <summary>Secondary text.</summary>
    public static Style Dim { get; } = new(decoration: Decoration.Dim);

    /// <summary>Headings.</summary>
    public static Style Bold { get; } = new(decoration: Decoration.Bold);

    public StyledWriter Write(string text)
    {
        _writer.Write(text);
        return this;
    }

    public StyledWriter Write(string text, Style style)
    {
        _ansi.Style(style);
        _writer.Write(text);
        _ansi.ResetStyle();
        return this;
    }

    public void WriteLine(string text = "") => _writer.WriteLine(text);

    public void WriteLine(string text, Style style)
    {
        Write(text, style);
        _writer.WriteLine();
    }
}
