using System.Globalization;
using System.Text;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Kql;

/// <content>Texts with and without quotes, and their escapes.</content>
internal sealed partial class KqlLexer
{
    private void ReadQuoted()
    {
        int start = _position++;
        var value = new StringBuilder();
        while (_position < _text.Length && _text[_position] != '"')
        {
            if (TryReadWhiteSpaceEscape(value) || TryReadUnicodeEscape(value))
            {
                continue;
            }

            // A backslash before anything else than itself and the quote stands for itself.
            if (_text[_position] == '\\' && _position + 1 < _text.Length && _text[_position + 1] is '\\' or '"')
            {
                _position++;
            }

            value.Append(_text[_position++]);
        }

        if (_position == _text.Length)
        {
            Fail(KqlUnterminatedQuote, new SourceSpan(start, 1), "this quote is never closed; add '\"' at the end of the value, and write a quote inside it as \\\"");
            return;
        }

        _position++;
        AddLiteral(start, _position, [value.ToString()], isQuoted: true);
    }

    private void ReadUnquoted()
    {
        int start = _position;
        int end = start;
        var parts = new List<string>();
        var part = new StringBuilder();
        while (_position < _text.Length && KqlText.KeywordAt(_text, _position) == 0)
        {
            char c = _text[_position];
            if (c == '*')
            {
                parts.Add(part.ToString());
                part.Clear();
                _position++;
            }
            else if (c == '\\')
            {
                if (!TryReadEscape(part))
                {
                    ReportBadEscape();
                    return;
                }
            }
            else if (KqlText.IsSpecial(c))
            {
                break;
            }
            else
            {
                part.Append(c);
                _position++;
            }

            end = KqlText.IsSpace(c) ? end : _position;
        }

        parts.Add(part.ToString());

        // As in Kibana, white space at both ends goes, escaped or not.
        parts[0] = parts[0].TrimStart();
        parts[parts.Count - 1] = parts[parts.Count - 1].TrimEnd();
        AddLiteral(start, end, parts, isQuoted: false);
    }

    private void ReportBadEscape()
    {
        int length = Math.Min(2, _text.Length - _position);
        string advice = "write \\\\ for a backslash, or put the value into double quotes";
        Fail(
            KqlBadEscape,
            new SourceSpan(_position, length),
            length == 1 ? $"a backslash at the end of the query escapes nothing; {advice}" : $"{MessageText.Quote(_text.Substring(_position, length))} is no escape; {advice}");
    }

    private bool TryReadEscape(StringBuilder value)
    {
        foreach (string word in new[] { "and", "or", "not" })
        {
            // '\n' is a line end too, so only the whole word is an escaped 'not'.
            int behind = _position + 1 + word.Length;
            if (KqlText.IsWord(_text, _position + 1, word) && (word != "not" || behind >= _text.Length || !char.IsLetterOrDigit(_text[behind])))
            {
                value.Append(_text, _position + 1, word.Length);
                _position = behind;
                return true;
            }
        }

        if (TryReadWhiteSpaceEscape(value) || TryReadUnicodeEscape(value))
        {
            return true;
        }

        if (_position + 1 < _text.Length && KqlText.IsSpecial(_text[_position + 1]))
        {
            value.Append(_text[_position + 1]);
            _position += 2;
            return true;
        }

        return false;
    }

    private bool TryReadWhiteSpaceEscape(StringBuilder value)
    {
        if (_text[_position] != '\\' || _position + 1 == _text.Length)
        {
            return false;
        }

        char? character = _text[_position + 1] switch { 't' => '\t', 'r' => '\r', 'n' => '\n', _ => null };
        if (character is null)
        {
            return false;
        }

        value.Append(character);
        _position += 2;
        return true;
    }

    private bool TryReadUnicodeEscape(StringBuilder value)
    {
        const int Length = 6;
        if (_text.Length - _position < Length
            || _text[_position] != '\\'
            || _text[_position + 1] != 'u'
            || !int.TryParse(_text.Substring(_position + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int unit))
        {
            return false;
        }

        value.Append((char)unit);
        _position += Length;
        return true;
    }
}
