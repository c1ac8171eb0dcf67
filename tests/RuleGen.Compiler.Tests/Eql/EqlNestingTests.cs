using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using Xunit;

namespace RuleGen.Compiler.Tests.Eql;

/// <summary>Depth has a limit that is reported, length has none; neither ever overflows the stack.</summary>
public sealed class EqlNestingTests
{
    private const int Enormous = 100_000;

    // The smallest default of a thread on the platforms .NET runs on.
    private const int SmallStack = 1536 * 1024;
    private const int TinyStack = 160 * 1024;

    public static TheoryData<string, int, string, string> Nestings { get; } = new()
    {
        { "(", 1, "true", ")" },
        { "not ", 1, "true", "" },
        { "not (", 2, "true", ")" },
        { "length(", 1, "process.name", ")" },
        { "1 in (", 1, "1", ")" },
        { "-", 1, "process.pid", "" },
        { "-(", 2, "process.pid", ")" },
    };

    [Theory]
    [MemberData(nameof(Nestings))]
    public void Nesting_beyond_the_limit_is_reported_once(string open, int levels, string inner, string close)
    {
        foreach (int times in new[] { (EqlParser.MaxNesting / levels) + 1, Enormous })
        {
            (EqlStatement? statement, IReadOnlyList<RuleDiagnostic> diagnostics) = EqlTesting.TryParse(Nested(open, inner, close, times));

            Assert.Null(statement);
            Assert.Equal("RG1018", Assert.Single(diagnostics).Id);
        }
    }

    [Theory]
    [MemberData(nameof(Nestings))]
    public void Nesting_up_to_the_limit_is_understood_on_a_small_stack(string open, int levels, string inner, string close)
    {
        string query = Nested(open, inner, close, EqlParser.MaxNesting / levels);
        OnStackOf(SmallStack, () => RoundTripAndBind(query));
    }

    [Theory]
    [MemberData(nameof(Nestings))]
    public void Nesting_beyond_the_stack_is_reported(string open, int levels, string inner, string close)
    {
        string query = Nested(open, inner, close, EqlParser.MaxNesting / levels);

        OnStackOf(TinyStack, () => Assert.All(EqlTesting.TryParse(query).Diagnostics, static d => Assert.Equal("RG1018", d.Id)));
    }

    private static void OnStackOf(int size, Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action), size);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    [Theory]
    [InlineData(" or ")]
    [InlineData(" and ")]
    public void Long_chains_are_one_node(string separator)
    {
        string condition = string.Join(separator, Enumerable.Repeat("process.pid == 1", Enormous));

        EqlLogical logical = Assert.IsType<EqlLogical>(EqlTesting.ParseCondition(condition));
        Assert.Equal(Enormous, logical.Operands.Count);
        RoundTripAndBind("any where " + condition);
    }

    [Theory]
    [InlineData("process.pid == 1", " + 1")]
    [InlineData("process.pid == 1", " * 1")]
    [InlineData("process.pid in (1", ", 1", ")")]
    [InlineData("process.name : (\"a\"", ", \"b*\"", ")")]
    public void Long_calculations_and_lists_are_understood(string start, string repeated, string end = "") =>
        RoundTripAndBind("any where " + start + string.Concat(Enumerable.Repeat(repeated, Enormous)) + end);

    private static string Nested(string open, string inner, string close, int times) =>
        "any where " + string.Concat(Enumerable.Repeat(open, times)) + inner + string.Concat(Enumerable.Repeat(close, times));

    private static void RoundTripAndBind(string query)
    {
        EqlStatement statement = EqlTesting.Parse(query);
        Assert.True(statement.Equals(EqlTesting.Parse(EqlPrinter.Print(statement))));
        Assert.NotEqual(0, statement.GetHashCode());
        Predicate? predicate = (EqlBinder.Bind(statement, EqlTesting.Text(query), new EqlBinderOptions(TestSchema.Instance), new DiagnosticBag()) as EventQuery)?.Condition;
        if (predicate is not null)
        {
            PredicatePrinter.Print(predicate);
        }
    }
}
