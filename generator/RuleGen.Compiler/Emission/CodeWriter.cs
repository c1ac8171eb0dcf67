using System.Text;

namespace RuleGen.Compiler.Emission;

/// <summary>Writes indented C#: lines and blocks, LF line ends.</summary>
internal sealed class CodeWriter
{
    private const int IndentationOfBlock = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>How many characters the next line has before its first.</summary>
    public int Indentation => _depth * IndentationOfBlock;

    /// <summary>One line; an empty one carries no white space.</summary>
    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', Indentation).Append(line);
        }

        _text.Append('\n');
    }

    /// <summary>One line at the margin, where directives stand.</summary>
    public void Unindented(string line) => _text.Append(line).Append('\n');

    /// <summary>A header line and a braced block that ends when the result is disposed.</summary>
    public Scope Block(string header, string end = "}")
    {
        Line(header);
        Line("{");
        _depth++;
        return new Scope(this, end);
    }

    /// <summary>An empty line and a table of numbers as a static property, which the C# compiler makes data of the assembly.</summary>
    /// <param name="type">The numbers' type.</param>
    /// <param name="name">The property.</param>
    /// <param name="numbers">The numbers.</param>
    /// <param name="write">Writes one.</param>
    /// <param name="perLine">How many stand in a line.</param>
    public void Table<T>(string type, string name, IReadOnlyList<T> numbers, Func<T, string> write, int perLine = 16)
    {
        Line();
        using (Block($"private static global::System.ReadOnlySpan<{type}> {name} => new {type}[]", "};"))
        {
            for (int i = 0; i < numbers.Count; i++)
            {
                _ = i % perLine == 0 ? _text.Append(' ', Indentation) : _text.Append(' ');
                _text.Append(write(numbers[i])).Append(',');
                if (i % perLine == perLine - 1 || i == numbers.Count - 1)
                {
                    _text.Append('\n');
                }
            }
        }
    }

    /// <summary>The text written so far.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>An open block.</summary>
    public readonly struct Scope(CodeWriter writer, string end) : IDisposable
    {
        /// <summary>Closes the block.</summary>
        public void Dispose()
        {
            writer._depth--;
            writer.Line(end);
        }
    }
}
