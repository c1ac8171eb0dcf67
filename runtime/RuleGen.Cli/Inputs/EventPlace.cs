using System.Globalization;

namespace RuleGen.Cli.Inputs;

/// <summary>Which events a command is about: those of a file or of standard input, or the one that begins in a line of a file.</summary>
/// <param name="File">The file; <c>-</c> for standard input.</param>
/// <param name="Line">The line, from 1; null: all events.</param>
internal sealed record EventPlace(string File, long? Line)
{
    /// <summary>Reads <c>FILE</c>, <c>FILE:LINE</c> or <c>-</c>. A file whose name ends like a line is taken as a file.</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    public static EventPlace Parse(string text)
    {
        int colon = text.LastIndexOf(':');
        if (!System.IO.File.Exists(text) && colon > 0
            && long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long line))
        {
            EventFiles.Check([text[..colon]]);
            return new EventPlace(text[..colon], line);
        }

        EventFiles.Check([text]);
        return new EventPlace(text, null);
    }
}
