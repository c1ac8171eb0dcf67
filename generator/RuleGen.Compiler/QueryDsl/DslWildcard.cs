using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.QueryDsl;

/// <summary>
/// Reads the pattern of a <c>wildcard</c> clause: <c>*</c> is any run of characters, <c>?</c> one, and a backslash makes the character after
/// it literal. A backslash at the end stands for itself.
/// </summary>
/// <remarks>Source: Lucene <c>search/WildcardQuery.java</c>.</remarks>
internal static class DslWildcard
{
    /// <summary>
    /// The matcher; null when the pattern leaves no character to serve as a sign. Warns where a backslash that should probably be matched
    /// disappears.
    /// </summary>
    public static StringMatcher? Parse(MappedText pattern, DiagnosticBag diagnostics)
    {
        var builder = new WildcardBuilder();
        bool isReported = false;
        string text = pattern.Text;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '*':
                    builder.Any();
                    break;
                case '?':
                    builder.One();
                    break;
                case '\\' when i + 1 < text.Length:
                    if (!isReported && text[i + 1] is not ('\\' or '*' or '?'))
                    {
                        isReported = true;
                        diagnostics.Report(
                            DiagnosticCatalogue.WildcardBackslash,
                            pattern,
                            new SourceSpan(i, 2),
                            $"in a 'wildcard' clause a backslash makes the next character literal and is not matched itself, so this pattern matches no path with a backslash here; write {MessageText.Quote("\\\\" + text[i + 1])} (in a basic TOML string, four backslashes)");
                    }

                    builder.Text(text[++i]);
                    break;
                default:
                    builder.Text(text[i]);
                    break;
            }
        }

        return builder.Build();
    }
}
