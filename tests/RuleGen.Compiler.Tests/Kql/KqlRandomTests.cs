using CsCheck;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Kql;
using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.Kql;

/// <summary>What holds for every query.</summary>
public sealed class KqlRandomTests
{
    // Findings that leave the meaning as it is.
    private static readonly string[] Warnings = ["RG2001", "RG2101", "RG5201", "RG5202", "RG5203", "RG5204"];

    private static readonly string[] Seeds =
    [
        "process.name: (a* or \"b\\\\c\" and not d) and not process.pid >= 5",
        "grants: { action: x and count > 2 } or message: \"some words\" or source.ip: \"10.0.0.0/8\"",
        "file.hash.*: abc and *: * and foo bar and a: C\\:\\\\x\\*",
    ];

    private static readonly string[] Pieces =
    [
        "(", ")", "{", "}", "\"", "\\", "\\u", "*", "?", ":", "<", ">=", "\n", "\u00a0", "and ", " or ", "not ", " and", "null", "true", "\0", "\ud83d", "\ude00", ".",
    ];

    [Fact]
    public void Printed_trees_parse_to_equal_trees() =>
        KqlRandom.Query.Sample(
            query =>
            {
                string text = KqlPrinter.Print(query);
                Assert.Equal(query, KqlTesting.Parse(text));
                Assert.Equal(text, KqlPrinter.Print(KqlTesting.Parse(text)));
            },
            iter: 3_000);

    [Fact]
    public void Binding_gives_a_predicate_or_a_reason() =>
        KqlRandom.Query.Sample(
            query =>
            {
                var diagnostics = new DiagnosticBag();
                MappedText text = KqlTesting.Text(KqlPrinter.Print(query));
                Predicate? predicate = KqlBinder.Bind(KqlTesting.Parse(text.Text), text, new KqlBinderOptions(KqlSchema.Instance), diagnostics);

                Assert.Equal(predicate is null, diagnostics.Items.Any(static d => Array.IndexOf(Warnings, d.Id) < 0));
            },
            iter: 3_000);

    [Fact]
    public void Damaged_queries_never_throw_and_always_say_why() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Int[0, 100], Gen.Int[0, 6], Gen.Int[0, Pieces.Length - 1]).Array[1, 6]).Sample(
            (seed, edits) =>
            {
                string query = Seeds[seed];
                foreach ((int place, int cut, int piece) in edits)
                {
                    int start = Math.Min(place, query.Length);
                    query = query.Remove(start, Math.Min(cut, query.Length - start)).Insert(start, Pieces[piece]);
                }

                MappedText text = KqlTesting.Text(query);
                var diagnostics = new DiagnosticBag();
                KqlQuery? parsed = KqlParser.Parse(text, diagnostics);

                Assert.Equal(parsed is null, diagnostics.HasErrors);
                Assert.All(diagnostics.Items, diagnostic => Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, query.Length));
                if (parsed is not null)
                {
                    Assert.Equal(parsed, KqlTesting.Parse(KqlPrinter.Print(parsed)));
                    KqlBinder.Bind(parsed, text, new KqlBinderOptions(KqlSchema.Instance), diagnostics);
                }
            },
            iter: 20_000);
}
