using CsCheck;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.Eql;

/// <summary>What holds for every query.</summary>
public sealed class EqlRandomTests
{
    private static readonly string[] Seeds =
    [
        "process where process.name : (\"a*\", \"b?\") and not process.pid in (1, -2) /* c */",
        "any where ?process.name == null or `x-y`.z like~ \"\"\"raw \"q\" \"\"\" // end",
        "sequence by a, ?b with maxspan=5m [x where a == \"\\u{20ac}\\n\"] by c with runs=3 ![y where true] by d until [z where 1.5e3 > a] by e | head 1",
        "sample by a [x where cidrMatch(source.ip, \"10.0.0.0/8\")] [y where -(1 + 2) * 3 % 4 < process.pid]",
    ];

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "![", "\"", "\"\"\"", "'", "`", "?", "\\", "\\u{", "*", "/*", "*/", "//", "\n", "=", "==", "!=", "<", "~", ":", ",", ".", "|",
        "not ", "and ", "or ", "in ", "where ", "null", "true", "1e999", "9223372036854775807", "\0", "\ud83d", "\ude00", "\u2028", "sequence ", "by ", "with ",
    ];

    [Fact]
    public void Printed_trees_parse_to_equal_trees() =>
        EqlRandom.Statement.Sample(
            statement =>
            {
                string text = EqlPrinter.Print(statement);
                Assert.Equal(statement, EqlTesting.Parse(text));
                Assert.Equal(text, EqlPrinter.Print(EqlTesting.Parse(text)));
            },
            iter: 2_000);

    /// <summary>A condition is bound, or refused with a reason, in open and closed schemas.</summary>
    [Fact]
    public void Binding_gives_a_predicate_or_a_reason() =>
        Gen.Select(EqlRandom.Condition, Gen.Bool).Sample(
            (condition, isClosed) =>
            {
                var query = new EqlEventQuery(new EqlEventFilter(new EqlCategory(null), condition));
                var diagnostics = new DiagnosticBag();
                EqlBinderOptions options = new(TestSchema.Instance) { IsSchemaClosed = isClosed };
                RuleQuery? bound = EqlBinder.Bind(query, EqlTesting.Text(EqlPrinter.Print(query)), options, diagnostics);

                // Unknown fields and odd patterns are warnings, with which a condition is bound all the same.
                Assert.Equal(bound is null, diagnostics.HasErrors);
            },
            iter: 2_000);

    [Fact]
    public void Damaged_queries_never_throw_and_always_say_why() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Int[0, 200], Gen.Int[0, 6], Gen.Int[0, Pieces.Length - 1]).Array[1, 6]).Sample(
            (seed, edits) =>
            {
                string query = Seeds[seed];
                foreach ((int place, int cut, int piece) in edits)
                {
                    int start = Math.Min(place, query.Length);
                    query = query.Remove(start, Math.Min(cut, query.Length - start)).Insert(start, Pieces[piece]);
                }

                MappedText text = EqlTesting.Text(query);
                var diagnostics = new DiagnosticBag();
                EqlStatement? statement = EqlParser.Parse(text, diagnostics);

                Assert.Equal(statement is null, diagnostics.HasErrors);
                Assert.All(diagnostics.Items, diagnostic => Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, query.Length));
                if (statement is not null)
                {
                    Assert.Equal(statement, EqlTesting.Parse(EqlPrinter.Print(statement)));
                    EqlBinder.Bind(statement, text, new EqlBinderOptions(TestSchema.Instance), diagnostics);
                }
            },
            iter: 20_000);
}
