using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary><c>"C:\temp"</c>: the backslash of a path that begins an escape, and makes a tab of the path's first letter.</summary>
internal sealed class EscapeInWindowsPath : IQueryCheck
{
    private const string RawQuotes = "\"\"\"";

    public void Check(LintQuery query)
    {
        foreach (LintValue value in query.Tests.SelectMany(static test => test.Values).Where(static value => value.IsQuoted))
        {
            string written = query.Text.Substring(value.Span.Start, value.Span.Length);
            int colon = written.IndexOf(":\\", StringComparison.Ordinal);
            bool isDrive = colon is 1 or 2 && char.IsLetter(written[colon - 1]);
            if (isDrive && !written.StartsWith(RawQuotes, StringComparison.Ordinal) && FindEscape(query.Language, written, colon + 1) is { } escape)
            {
                query.Report(
                    DiagnosticCatalogue.EscapeInWindowsPath,
                    new SourceSpan(value.Span.Start + escape, 2),
                    $"{MessageText.Quote(written.Substring(escape, 2))} is {NameOf(written[escape + 1])}, not a part of a path; write two backslashes");
            }
        }
    }

    private static int? FindEscape(LintLanguage language, string written, int start)
    {
        string letters = language == LintLanguage.Kql ? "tnr" : "tnrbf";
        for (int i = start; i + 1 < written.Length; i++)
        {
            if (written[i] == '\\' && letters.IndexOf(written[++i]) >= 0)
            {
                return i - 1;
            }
        }

        return null;
    }

    private static string NameOf(char letter) => letter switch
    {
        't' => "a tab",
        'n' => "a line feed",
        'r' => "a carriage return",
        'b' => "a backspace",
        _ => "a form feed",
    };
}
