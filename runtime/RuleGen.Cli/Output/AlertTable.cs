using System.Buffers;
using System.Globalization;
using System.Text;
using Spectre.Console;

namespace RuleGen.Cli.Output;

/// <summary>
/// Alerts as rows for people. On a terminal the columns are cut to its width, and on a narrow one entities and place get a line of their
/// own; elsewhere nothing is cut.
/// </summary>
internal sealed class AlertTable : IAlertFormat
{
    private const string Gap = "  ";
    private const int SeverityWidth = 8;
    private const int TimeWidth = 24;
    private const int FixedWidth = SeverityWidth + TimeWidth + 4;

    // Below it the titles of rules, of 40 to 70 letters, could not be told apart on one line.
    private const int OneLineWidth = 140;

    // Where nothing is cut: what most titles and entities need, so that most rows are aligned.
    private const int UsualTitle = 64;
    private const int UsualEntities = 60;

    private readonly int? _width;
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly StyledWriter _rows;

    /// <summary>Makes the format.</summary>
    /// <param name="useColour">Whether severities are coloured.</param>
    /// <param name="width">The terminal's columns; null without one.</param>
    public AlertTable(bool useColour, int? width)
    {
        _width = width;
        _rows = new StyledWriter(_text, useColour);
        _rows.Write("SEVERITY".PadRight(SeverityWidth), StyledWriter.Bold);
        WriteRest("TIME", "RULE", "ENTITIES", "SOURCE", StyledWriter.Bold);
        Head = _text.ToString();
    }

    /// <inheritdoc/>
    public string Head { get; }

    /// <inheritdoc/>
    public void Write(IBufferWriter<byte> rows, Alert alert, EventOrigin origin)
    {
        _text.GetStringBuilder().Clear();
        _rows.Write(alert.Severity.GetText().PadRight(SeverityWidth), StyleOf(alert.Severity));
        WriteRest(
            Time(alert.OriginalTime),
            DisplayText.Clean(alert.RuleName),
            Entities(alert.Entities),
            FormattableString.Invariant($"{DisplayText.Clean(origin.File)}:{origin.Line}"),
            Style.Plain);
        Encoding.UTF8.GetBytes(_text.ToString(), rows);
    }

    private void WriteRest(string time, string rule, string entities, string source, Style style)
    {
        _rows.Write(Gap + time.PadRight(TimeWidth) + Gap, style);
        switch (_width)
        {
            case null:
                _rows.WriteLine(Pad(rule, UsualTitle) + Gap + Pad(entities, UsualEntities) + Gap + source, style);
                break;
            case < OneLineWidth:
                // The first line ends with the title; the second begins under the time.
                int second = Math.Max(_width.Value - SeverityWidth - Gap.Length, TimeWidth);
                int place = Math.Min(source.Length, second / 2);
                _rows.WriteLine(DisplayText.Cut(rule, Math.Max(_width.Value - FixedWidth, TimeWidth)), style);
                _rows.Write(new string(' ', SeverityWidth) + Gap);
                _rows.WriteLine(DisplayText.Fit(entities, second - place - Gap.Length) + Gap + CutFront(source, place), StyledWriter.Dim);
                break;
            default:
                // The titles first, then the entities; the place keeps its end, where the line number is.
                int free = _width.Value - FixedWidth - (2 * Gap.Length);
                int title = free * 2 / 5;
                int who = free * 7 / 20;
                _rows.WriteLine(DisplayText.Fit(rule, title) + Gap + DisplayText.Fit(entities, who) + Gap + CutFront(source, free - title - who), style);
                break;
        }
    }

    private static string Pad(string text, int columns) => text + new string(' ', Math.Max(0, columns - DisplayText.Width(text)));

    private static string CutFront(string text, int columns) => text.Length <= columns ? text : "…" + text[^(columns - 1)..];

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
