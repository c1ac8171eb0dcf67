using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.RegularExpressions;

/// <content>Warnings of what other regular expressions understand and Lucene reads as text.</content>
internal sealed partial class LuceneRegexParser
{
    private void WarnOfOperator(int start, int character)
    {
        if (character == '?' && start > 0 && _text[start - 1] == '(')
        {
            Warn(RegexReadsAsText, start, "there are neither look-around nor (?:…) groups nor flags, so this '?' is a character like any other; write (…) for a group, \\? for the character");
        }
        else if (character is '|' or '&' or ')' or '?' or '*' or '+' or '{')
        {
            Warn(RegexReadsAsText, start, $"nothing stands before this '{(char)character}', so it is a character like any other; write () for the empty text, \\{(char)character} for the character");
        }
    }

    private void WarnOfAnchors()
    {
        const string Message = "'{0}' is a character like any other: an expression is always about the whole text; leave it out, or write \\{0} for the character";
        if (_text[0] == '^')
        {
            _problems.Add(new RegexProblem(RegexReadsAsText, new SourceSpan(0, 1), Message.Replace("{0}", "^")));
        }

        int last = _text.Length - 1;
        if (_text[last] == '$' && (last == 0 || _text[last - 1] != '\\'))
        {
            _problems.Add(new RegexProblem(RegexReadsAsText, new SourceSpan(last, 1), Message.Replace("{0}", "$")));
        }
    }
}
