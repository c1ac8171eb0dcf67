using System.Globalization;
using System.Text;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

internal sealed partial class EqlLexer
{
    private const int LargestCodePoint = 0x10FFFF;

    private void ReadString()
    {
        if (Peek(1) == '"' && Peek(2) == '"')
        {
            ReadRawString();
            return;
        }

        int start = _position++;
        var value = new StringBuilder();
        while (!AtLineEnd())
        {
            char c = Peek();
            if (c == '"')
            {
                _position++;
                Add(EqlTokenKind.String, start, value.ToString());
                return;
            }

            if (c == '\\')
            {
                ReadEscape(value);
            }
            else
            {
                value.Append(c);
                _position++;
            }
        }

        AddOpenString(start, "\"", "a line break is written \\n");
    }

    /// <summary>Text between three double quotes; up to two more quotes before the closing three belong to the text.</summary>
    private void ReadRawString()
    {
        int start = _position;
        _position += 3;
        int end = _position;
        while (end < _text.Length && _text[end] is not ('\r' or '\n') && string.CompareOrdinal(_text, end, "\"\"\"", 0, 3) != 0)
        {
            end++;
        }

        int valueStart = _position;
        _position = end;
        if (AtLineEnd())
        {
            AddOpenString(start, "\"\"\"", "a raw string holds one line; split the text or use \"…\" with \\n");
            return;
        }

        for (int extra = 0; extra < 2 && Peek(3) == '"'; extra++)
        {
            _position++;
        }

        string value = _text.Substring(valueStart, _position - valueStart);
        _position += 3;
        Add(EqlTokenKind.String, start, value);
    }

    private void ReadSingleQuoted()
    {
        int start = _position++;
        string value = SkipForeignQuotes('\'');
        Report(EqlSingleQuotedString, SourceSpan.FromBounds(start, _position), "strings stand between double quotes: write \"…\" instead of '…'");
        Add(EqlTokenKind.String, start, value);
    }

    private void ReadQuestionMarkString()
    {
        int start = _position;
        char quote = Peek(1);
        _position += 2;
        string value = SkipForeignQuotes(quote);
        Report(
            EqlQuestionMarkString,
            SourceSpan.FromBounds(start, _position),
            "?\"…\" is no longer EQL; write a raw string between three double quotes: \"\"\"…\"\"\"");
        Add(EqlTokenKind.String, start, value);
    }

    private string SkipForeignQuotes(char quote)
    {
        int start = _position;
        while (!AtLineEnd() && Peek() != quote)
        {
            _position += Peek() == '\\' && _position + 1 < _text.Length && Peek(1) is not ('\r' or '\n') ? 2 : 1;
        }

        string value = _text.Substring(start, _position - start);
        _position += AtLineEnd() ? 0 : 1;
        return value;
    }

    private bool AtLineEnd() => _position >= _text.Length || _text[_position] is '\r' or '\n';

    /// <summary>
    /// Reports a string without its end. What follows could be text or query, and a guess would only bring more
    /// messages, so reading stops.
    /// </summary>
    private void AddOpenString(int start, string quotes, string advice)
    {
        var span = SourceSpan.FromBounds(start, _position);
        if (_position < _text.Length)
        {
            Report(EqlLineBreakInString, span, $"a string must end on the line it begins on: close it with {quotes}; {advice}");
        }
        else
        {
            Report(EqlUnterminatedString, span, $"this string never ends; close it with {quotes}");
        }

        Add(EqlTokenKind.Invalid, start, "");
        _position = _text.Length;
    }

    private void ReadEscape(StringBuilder value)
    {
        int start = _position++;
        if (AtLineEnd())
        {
            return;
        }

        char c = Peek();
        _position++;
        switch (c)
        {
            case 'b':
                value.Append('\b');
                break;
            case 't':
                value.Append('\t');
                break;
            case 'n':
                value.Append('\n');
                break;
            case 'f':
                value.Append('\f');
                break;
            case 'r':
                value.Append('\r');
                break;
            case '"' or '\'' or '\\':
                value.Append(c);
                break;
            case 'u':
                ReadUnicodeEscape(start, value);
                break;
            default:
                string written = _text.Substring(start, _position - start);
                Report(
                    EqlBadEscape,
                    SourceSpan.FromBounds(start, _position),
                    $"'{written}' is not an escape; write \\\\ for a backslash; the escapes are \\b \\t \\n \\f \\r \\\" \\' \\\\ and \\u{{hex}}");
                break;
        }
    }

    private void ReadUnicodeEscape(int start, StringBuilder value)
    {
        int digits = _position + 1;
        int end = digits;
        while (end < _text.Length && Uri.IsHexDigit(_text[end]))
        {
            end++;
        }

        bool isClosed = Peek() == '{' && end < _text.Length && _text[end] == '}';
        _position = isClosed ? end + 1 : _position;
        if (isClosed
            && end - digits is >= 2 and <= 8
            && uint.TryParse(_text.Substring(digits, end - digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint codePoint)
            && codePoint is <= LargestCodePoint and not (>= 0xD800 and <= 0xDFFF))
        {
            value.Append(char.ConvertFromUtf32((int)codePoint));
            return;
        }

        Report(
            EqlBadEscape,
            SourceSpan.FromBounds(start, _position),
            "a Unicode escape is \\u{…} with 2 to 8 hexadecimal digits that name a character, such as \\u{20ac}");
    }
}
