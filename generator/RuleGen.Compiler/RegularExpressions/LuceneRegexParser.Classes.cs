using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.RegularExpressions;

/// <content>Classes: <c>[a-z_]</c>, <c>[^\s]</c>.</content>
internal sealed partial class LuceneRegexParser
{
    /// <summary>A class behind its bracket. Its first member may be <c>]</c>.</summary>
    private RegexNode? ParseClass(int start)
    {
        bool isNegated = Match('^');
        CodePointSet set = CodePointSet.None;
        CodePointSet ranges = CodePointSet.None;
        do
        {
            if (!More)
            {
                return FailClass(start);
            }

            int memberStart = _position;
            bool isEscaped = Match('\\');
            if (!More)
            {
                return FailClass(start);
            }

            int character = Next();
            if (isEscaped && PredefinedClass(character) is { } predefined)
            {
                set = set.Union(predefined);
            }
            else if (isEscaped && IsLetter(character))
            {
                return FailEscape(memberStart, character);
            }
            else if (isEscaped || !Match('-'))
            {
                set = set.Union(Literal(character).Set);
            }
            else
            {
                Match('\\');
                if (!More)
                {
                    return FailClass(start);
                }

                int last = Next();
                if (last < character)
                {
                    string advice = last == ']' ? "write \\- for the character" : "turn them round, or write \\- for the character";
                    return Fail(RegexWrongRange, SourceSpan.FromBounds(memberStart, _position), $"this range ends before it begins; {advice}");
                }

                ranges = ranges.Union(CodePointSet.Range(character, last));
            }
        }
        while (!Match(']'));

        set = set.Union(ranges);
        if (_ignoreCase && OtherCase(ranges, set) is { } other)
        {
            Warn(RegexRangeKeepsCase, start, $"regex~ folds single characters but no ranges, so '{(char)other}' is not among these; write the range in both cases, as in [a-zA-Z]");
        }

        return new RegexCharacter(isNegated ? set.Complement() : set);
    }

    private RegexNode? FailClass(int start) => Fail(
        RegexUnclosed,
        new SourceSpan(start, 1),
        "this '[' has no ']'; write \\[ for the character (a ']' right behind '[' or '[^' is a member of the class)");

    /// <summary>A letter whose other case is in the ranges and that is not in the set; of ASCII only.</summary>
    private static int? OtherCase(CodePointSet ranges, CodePointSet set)
    {
        const int CaseBit = 0x20;
        for (int letter = 'A'; letter <= 'z'; letter++)
        {
            if (IsLetter(letter) && !set.Contains(letter) && ranges.Contains(letter ^ CaseBit))
            {
                return letter;
            }
        }

        return null;
    }
}
