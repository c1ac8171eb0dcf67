using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Eql;

/// <summary>Where the characters of a string's value stand in the query.</summary>
internal sealed class EqlStringOffsets
{
    private const string RawQuotes = "\"\"\"";

    // For each UTF-16 code unit of the value where it begins, and where the last one ends.
    private readonly int[] _offsets;

    /// <summary>Finds the places of a string without mistakes.</summary>
    public EqlStringOffsets(string query, EqlString text)
    {
        var offsets = new List<int>(text.Value.Length + 1);
        bool isRaw = string.CompareOrdinal(query, text.Span.Start, RawQuotes, 0, RawQuotes.Length) == 0 && text.Span.Length >= 2 * RawQuotes.Length;
        int position = text.Span.Start + (isRaw ? RawQuotes.Length : 1);
        while (offsets.Count < text.Value.Length)
        {
            offsets.Add(position);
            if (isRaw || query[position] != '\\')
            {
                position++;
            }
            else if (query[position + 1] != 'u')
            {
                position += 2;
            }
            else
            {
                // A character beyond U+FFFF is two code units of the value and one escape.
                if (char.IsHighSurrogate(text.Value[offsets.Count - 1]))
                {
                    offsets.Add(position);
                }

                position = query.IndexOf('}', position) + 1;
            }
        }

        offsets.Add(position);
        _offsets = [.. offsets];
    }

    /// <summary>The place in the query of a part of the value.</summary>
    public SourceSpan ToQuery(SourceSpan part) =>
        SourceSpan.FromBounds(_offsets[part.Start], part.Length == 0 ? _offsets[part.Start] : EndOf(part.End - 1));

    private int EndOf(int unit)
    {
        int next = unit + 1;
        while (_offsets[next] == _offsets[unit])
        {
            next++;
        }

        return _offsets[next];
    }
}
