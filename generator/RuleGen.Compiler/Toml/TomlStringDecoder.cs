using System.Globalization;
using System.Text;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Toml;

/// <summary>
/// Decodes a string token into its text with the place of every character. The token must be well formed (the parser
/// has accepted it). Sources: TOML 1.0 section String; <c>\e</c> and <c>\xHH</c> are of TOML 1.1.
/// </summary>
/// <remarks>A line break inside the text is LF whatever the file has, so a rule compiles alike on every checkout.</remarks>
internal static class TomlStringDecoder
{
    /// <summary>Decodes the token at <paramref name="token"/>, quotes included.</summary>
    public static MappedText Decode(SourceText file, SourceSpan token)
    {
        string text = file.Text;
        char quote = text[token.Start];
        bool multiLine = token.Length >= 6 && text[token.Start + 1] == quote && text[token.Start + 2] == quote;
        int delimiter = multiLine ? 3 : 1;
        int start = token.Start + delimiter;
        int end = token.End - delimiter;
        if (multiLine)
        {
            start += LineBreakLength(text, start, end);
        }

        int special = text.AsSpan(start, end - start).IndexOfAny(quote == '"' ? "\\\r".AsSpan() : "\r".AsSpan());
        return special < 0
            ? MappedText.Verbatim(file, start, end - start)
            : new Decoding(file, start, end, hasEscapes: quote == '"').Run();
    }

    private static int LineBreakLength(string text, int i, int end) =>
        i < end && text[i] == '\n' ? 1 : i + 1 < end && text[i] == '\r' && text[i + 1] == '\n' ? 2 : 0;

    /// <summary>The slow path: a text with escapes or CR LF line breaks.</summary>
    private sealed class Decoding(SourceText file, int start, int end, bool hasEscapes)
    {
        private readonly string _text = file.Text;
        private readonly StringBuilder _decoded = new();
        private readonly List<TextRun> _runs = [];

        public MappedText Run()
        {
            int verbatim = start;
            int i = start;
            while (i < end)
            {
                int lineBreak = _text[i] == '\r' ? LineBreakLength(_text, i, end) : 0;
                if (lineBreak == 0 && !(hasEscapes && _text[i] == '\\'))
                {
                    i++;
                    continue;
                }

                AddVerbatim(verbatim, i);
                i = lineBreak != 0 ? AddReplaced(i, lineBreak, "\n") : Escape(i);
                verbatim = i;
            }

            AddVerbatim(verbatim, end);
            return MappedText.FromRuns(file, _decoded.ToString(), _runs, end);
        }

        private void AddVerbatim(int from, int to)
        {
            if (to > from)
            {
                _runs.Add(new TextRun(_decoded.Length, to - from, SourceSpan.FromBounds(from, to)));
                _decoded.Append(_text, from, to - from);
            }
        }

        private int AddReplaced(int from, int length, string by)
        {
            _runs.Add(new TextRun(_decoded.Length, by.Length, new SourceSpan(from, length)));
            _decoded.Append(by);
            return from + length;
        }

        private int Escape(int backslash)
        {
            char kind = backslash + 1 < end ? _text[backslash + 1] : '\\';
            return kind switch
            {
                'b' => AddReplaced(backslash, 2, "\b"),
                't' => AddReplaced(backslash, 2, "\t"),
                'n' => AddReplaced(backslash, 2, "\n"),
                'f' => AddReplaced(backslash, 2, "\f"),
                'r' => AddReplaced(backslash, 2, "\r"),
                'e' => AddReplaced(backslash, 2, "\u001b"),
                'x' => CodePoint(backslash, 2),
                'u' => CodePoint(backslash, 4),
                'U' => CodePoint(backslash, 8),
                ' ' or '\t' or '\r' or '\n' => SkipContinuation(backslash + 1),
                _ => AddReplaced(backslash, 2, kind.ToString()),
            };
        }

        private int CodePoint(int backslash, int digits)
        {
            int from = backslash + 2;
            bool valid = from + digits <= end
                & uint.TryParse(
                    _text.Substring(from, Math.Min(digits, end - from)),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out uint value)
                && value <= 0x10FFFF && value is < 0xD800 or > 0xDFFF;
            return AddReplaced(backslash, Math.Min(digits + 2, end - backslash), valid ? char.ConvertFromUtf32((int)value) : "\uFFFD");
        }

        /// <summary>A backslash at a line's end takes all white space after it, line breaks included.</summary>
        private int SkipContinuation(int i)
        {
            while (i < end && _text[i] is ' ' or '\t' or '\r' or '\n')
            {
                i++;
            }

            return i;
        }
    }
}
