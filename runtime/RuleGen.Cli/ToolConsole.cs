using System.Text;

namespace RuleGen.Cli;

/// <summary>What a command reads from and writes to, so that it does the same in a process of its own and inside a test.</summary>
public sealed class ToolConsole
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What <c>-</c> reads.</summary>
    public required Stream Input { get; init; }

    /// <summary>Gets results, as UTF-8.</summary>
    public required Stream Output { get; init; }

    /// <summary>Gets diagnostics, progress and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person reads <see cref="Output"/>.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Whether a person reads <see cref="Error"/>.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>How many columns the terminal has.</summary>
    public int Width { get; init; } = 120;

    /// <summary>Reads the environment; null for a variable that is not set.</summary>
    public Func<string, string?> GetVariable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The clock that stamps alerts and by which exceptions expire.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether <see cref="Output"/> may be coloured, see https://no-color.org.</summary>
    public bool UseColour => IsOutputTerminal && string.IsNullOrEmpty(GetVariable("NO_COLOR")) && GetVariable("TERM") != "dumb";

    /// <summary>A writer of text to <see cref="Output"/>; to be disposed, which leaves the stream open.</summary>
    public StreamWriter CreateWriter() => CreateWriter(Output, leaveOpen: true);

    /// <summary>A writer of UTF-8 text with LF line ends.</summary>
    internal static StreamWriter CreateWriter(Stream stream, bool leaveOpen) => new(stream, s_utf8, leaveOpen: leaveOpen) { NewLine = "\n" };
}
