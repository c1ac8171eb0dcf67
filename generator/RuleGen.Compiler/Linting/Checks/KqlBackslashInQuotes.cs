using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary><c>"NT AUTHORITY\SYSTEM"</c> in KQL: a backslash that begins no escape stays, which a reader has to know, and <c>"a\new"</c> begins one.</summary>
internal sealed class KqlBackslashInQuotes : IQueryCheck
{
    public void Check(LintQuery query)
    {
        if (query.Language != LintLanguage.Kql)
        {
            return;
        }

        foreach (LintValue value in query.Tests.SelectMany(static test => test.Values).Where(static value => value.IsQuoted))
        {
            int end = value.Span.End - 1;
            for (int i = value.Span.Start + 1; i < end; i++)
            {
                if (query.Text[i] != '\\')
                {
                    continue;
                }

                if (query.Text[i + 1] is not ('\\' or '"' or 'n' or 'r' or 't' or 'u'))
                {
                    query.Report(
                        DiagnosticCatalogue.KqlBackslashInQuotes,
                        new Text.SourceSpan(i, 2),
                        "this backslash begins no escape and stands for itself; write '\\\\', which does so before any letter");
                    break;
                }

                i++;
            }
        }
    }
}
