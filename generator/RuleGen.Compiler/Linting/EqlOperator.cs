using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting;

/// <summary>The operator of a test in EQL, as written.</summary>
/// <param name="Text">The operator.</param>
/// <param name="Span">Where it stands in the query.</param>
internal sealed record EqlOperator(string Text, SourceSpan Span)
{
    private static readonly EqlTokenKind[] Kinds =
    [
        EqlTokenKind.Colon, EqlTokenKind.Like, EqlTokenKind.LikeTilde, EqlTokenKind.Regex, EqlTokenKind.RegexTilde, EqlTokenKind.In, EqlTokenKind.InTilde,
        EqlTokenKind.Equal, EqlTokenKind.NotEqual,
    ];

    /// <summary>The operator between a test's field and its first constant; null in another language.</summary>
    public static EqlOperator? Of(LintQuery query, LintTest test)
    {
        if (query.Language != LintLanguage.Eql)
        {
            return null;
        }

        // The syntax does not keep the place; tokens are the way past comments.
        MappedText text = MappedText.WholeFile(new SourceText("", query.Text.Substring(test.Span.Start, test.Values[0].Span.Start - test.Span.Start)));
        EqlToken? op = EqlLexer.Read(text, new DiagnosticBag()).Find(static token => Array.IndexOf(Kinds, token.Kind) >= 0);
        return op is null ? null : new EqlOperator(text.Text.Substring(op.Span.Start, op.Span.Length), new SourceSpan(test.Span.Start + op.Span.Start, op.Span.Length));
    }
}
