using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Compiler.Tests.Eql;

/// <summary>
/// A mistake typed into any place of the reference rule's query is reported at that place: each token is left out, written twice, misspelt and
/// replaced; each string is left open.
/// </summary>
public sealed class ReferenceRuleMistakesTests
{
    private const string RulePath = "rules/containers/execution_netcat_listener_established_inside_a_container.toml";

    private static readonly string Rule = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, RulePath)).ReplaceLineEndings("\n");

    private static readonly MappedText Query = RuleCompiler.Compile(new SourceText(RulePath, Rule), FieldSchema.Default).Definition!.Query!;

    private static readonly List<EqlToken> Tokens = EqlLexer.Read(Query, new DiagnosticBag());

    [Fact]
    public void The_rule_itself_has_nothing_to_report() =>
        Assert.Empty(RuleCompiler.Compile(new SourceText(RulePath, Rule), FieldSchema.Default).Diagnostics);

    [Theory]
    [InlineData(Mistake.LeftOut)]
    [InlineData(Mistake.Twice)]
    [InlineData(Mistake.Misspelt)]
    [InlineData(Mistake.Replaced)]
    [InlineData(Mistake.LeftOpen)]
    public void A_mistake_is_reported_where_it_is(Mistake mistake)
    {
        int made = 0;
        var silent = new List<string>();
        for (int i = 0; i < Tokens.Count - 1; i++)
        {
            if (Make(mistake, i) is { } typed && WhyLegal(mistake, i) is null)
            {
                made++;
                if (!IsReportedAt(mistake, i, typed))
                {
                    silent.Add($"{i}: {Written(i)} -> {typed} after {Written(Math.Max(0, i - 1))}");
                }
            }
        }

        Assert.Empty(silent);
        Assert.NotEqual(0, made);
    }

    /// <summary>What stands instead of a token; null where the mistake cannot be made.</summary>
    private static string? Make(Mistake mistake, int i)
    {
        string token = Written(i);
        return mistake switch
        {
            Mistake.LeftOut => "",
            Mistake.Twice => token + " " + token,
            Mistake.Misspelt => Misspell(token),
            Mistake.Replaced => Tokens[i].Kind switch
            {
                EqlTokenKind.OpenParenthesis => "[",
                EqlTokenKind.CloseParenthesis => "]",
                EqlTokenKind.Comma => ";",
                EqlTokenKind.Equal => "=",
                EqlTokenKind.And => "&&",
                EqlTokenKind.Or => "||",
                EqlTokenKind.Not => "!",
                EqlTokenKind.String => "'" + token[1..^1] + "'",
                EqlTokenKind.True => "TRUE",
                EqlTokenKind.Dot => "..",
                _ => "#",
            },
            _ => Tokens[i].Kind == EqlTokenKind.String ? token[..^1] : null,
        };
    }

    /// <summary>Swaps two different neighbours, as fingers do.</summary>
    private static string? Misspell(string token)
    {
        for (int k = token.Length - 2; k >= 0; k--)
        {
            if (token[k] != token[k + 1] && char.IsLetter(token[k]) && char.IsLetter(token[k + 1]))
            {
                return string.Concat(token.AsSpan(0, k), token.AsSpan(k + 1, 1), token.AsSpan(k, 1), token.AsSpan(k + 2));
            }
        }

        return null;
    }

    /// <summary>Why what was typed is good EQL with another meaning, of which nothing can be known; null when it is not.</summary>
    private static string? WhyLegal(Mistake mistake, int i) => (mistake, Tokens[i].Kind) switch
    {
        (Mistake.LeftOut, EqlTokenKind.Not) => "a condition is as good as its opposite",
        (Mistake.Twice, EqlTokenKind.Not) => "the opposite of the opposite is a condition",
        (Mistake.Misspelt, EqlTokenKind.String) when !IsListedByEcs(i) => "programs, arguments and actions have any name",
        _ => null,
    };

    private static bool IsListedByEcs(int i)
    {
        string before = Query.Text[..Tokens[i].Span.Start];
        return before.EndsWith("host.os.type == ", StringComparison.Ordinal) || before.EndsWith("event.type == ", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether a warning or an error begins or ends at the mistake or goes over it. A neighbouring token counts, for either may be the wrong one; so
    /// does the rest of the line behind an open string, which takes what follows it up to the next quote; and of brackets any may be the one that has
    /// no partner.
    /// </summary>
    private static bool IsReportedAt(Mistake mistake, int i, string typed)
    {
        SourceSpan token = Query.ToFile(Tokens[i].Span);
        string text = Rule.Remove(token.Start, token.Length).Insert(token.Start, typed);
        int start = i == 0 ? token.Start : Query.ToFile(Tokens[i - 1].Span).Start;
        int end = mistake == Mistake.LeftOpen
            ? text.IndexOf('\n', token.Start)
            : token.Start + typed.Length + Query.ToFile(Tokens[i + 1].Span).End - token.End;
        bool isBracket = Tokens[i].Kind is EqlTokenKind.OpenParenthesis or EqlTokenKind.CloseParenthesis;
        return RuleCompiler.Compile(new SourceText(RulePath, text), FieldSchema.Default).Diagnostics
            .Where(static finding => finding.Severity >= RuleDiagnosticSeverity.Warning)
            .Any(finding => (finding.Span.Start <= end && finding.Span.End >= start) || (isBracket && finding.Descriptor == DiagnosticCatalogue.EqlMissingBracket));
    }

    private static string Written(int i) => Query.Text.Substring(Tokens[i].Span.Start, Tokens[i].Span.Length);

    /// <summary>The mistakes.</summary>
    public enum Mistake
    {
        LeftOut,
        Twice,
        Misspelt,
        Replaced,
        LeftOpen,
    }
}
