using System.Globalization;
using Spectre.Console;

namespace RuleGen.Cli.Output;

/// <summary>
/// Alerts as rows for people, each written as soon as it is found. On a terminal the columns are cut to its width; elsewhere
/// nothing is.
/// </summary>
/// <param name="writer">Gets the rows.</param>
/// <param name="useColour">Whether severities are coloured.</param>
/// <param name="width">The terminal's columns; null without one.</param>
/// <param name="progress">Shares the terminal.</param>
internal sealed class AlertTable(TextWriter writer, bool useColour, int? width, ProgressLine progress) : IAlertSink
{
    private const int SeverityWidth = 8;
    private const int TimeWidth = 24;
    private const int Gaps = 8;

    private static readonly (int Rule, int Entities) s_unbounded = (64, 60);

    private readonly StyledWriter _rows = new(writer, useColour);
    private readonly (int Rule, int Entities, int Source) _widths = WidthsOf(width);
    private bool _hasHead;

    /// <inheritdoc/>
    public void Write(Alert alert, EventOrigin origin)
    {
        progress.Clear();
        if (!_hasHead)
        {
            _hasHead = true;
            _rows.WriteLine(
                Row("SEVERITY".PadRight(SeverityWidth), "TIME".PadRight(TimeWidth), Column("RULE", _widths.Rule), Column("ENTITIES", _widths.Entities), "SOURCE"),
                StyledWriter.Bold);
        }

        string source = FormattableString.Invariant($"{DisplayText.Clean(origin.File)}:{origin.Line}");
        _rows
            .Write(alert.Severity.GetText().PadRight(SeverityWidth), StyleOf(alert.Severity))
            .WriteLine(Row(
                "",
                Time(alert.OriginalTime).PadRight(TimeWidth),
                Column(DisplayText.Clean(alert.RuleName), _widths.Rule),
                Column(Entities(alert.Entities), _widths.Entities),
                width is null ? source : CutFront(source, _widths.Source)));
        writer.Flush();
    }

    /// <inheritdoc/>
    public void Complete() => writer.Flush();

    private static string Row(params ReadOnlySpan<string> cells) => string.Join("  ", cells!).TrimEnd();

    private string Column(string text, int columns) =>
        width is null ? text + new string(' ', Math.Max(0, columns - DisplayText.Width(text))) : DisplayText.Fit(text, columns);

    // What is left beside severity and time: a bit more than a third for the rule, as much for the entities, the rest for the place.
    private static (int Rule, int Entities, int Source) WidthsOf(int? width)
    {
        if (width is not { } columns)
        {
            return (s_unbounded.Rule, s_unbounded.Entities, 0);
        }

        int free = Math.Max(columns - SeverityWidth - TimeWidth - Gaps, 36);
        int third = free * 37 / 100;
        return (third, third, free - (2 * third));
    }

    // The line number at the end is what tells places apart.
    private static string CutFront(string text, int columns) =>
        text.Length <= columns ? text : "…" + text[^(columns - 1)..];

    private static string Time(DateTimeOffset? time) =>
        time is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) : "-";

    private static string Entities(AlertEntities entities)
    {
        string[] parts =
        [
            .. new (string Label, string? Value)[]
            {
                ("host", entities.HostName),
                ("user", entities.UserName),
                ("process", entities.ProcessName ?? entities.ProcessExecutable),
                ("file", entities.FileName),
                ("container", entities.ContainerId),
            }
            .Where(static part => part.Value is not null)
            .Select(static part => $"{part.Label}={DisplayText.Clean(part.Value!)}"),
        ];
        return parts.Length == 0 ? "-" : string.Join(' ', parts);
    }

    private static Style StyleOf(Severity severity) => severity switch
    {
        Severity.Critical => new Style(Color.White, Color.Red, Decoration.Bold),
        Severity.High => new Style(Color.Red, decoration: Decoration.Bold),
        Severity.Medium => new Style(Color.Yellow),
        _ => new Style(Color.Blue),
    };
}
