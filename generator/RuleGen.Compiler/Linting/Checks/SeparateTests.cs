using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>Tests of one field by one operator that are joined by <c>or</c> and could be one list.</summary>
internal sealed class SeparateTests : IQueryCheck
{
    public void Check(LintQuery query)
    {
        foreach (LintGroup group in query.Groups.Where(static group => !group.IsAnd))
        {
            IEnumerable<LintTest> tests = group.Operands.OfType<LintTest>().Where(test => test.Values.Count > 0 && CanBeList(query, test));
            foreach (LintTest[] alike in tests.GroupBy(test => (test.Field.Name, Word(query, test))).Select(static alike => alike.ToArray()).Where(static alike => alike.Length > 1))
            {
                LintTest test = alike[1];
                query.Report(DiagnosticCatalogue.SeparateTests, test.Span, $"this tests '{test.Field.Name}' as another test beside it does; write one list: '{Example(query, alike)}'");
            }
        }
    }

    // A bare field is a test with a constant that is not written.
    private static bool CanBeList(LintQuery query, LintTest test) =>
        test.Operator is LintOperator.Exact or LintOperator.Pattern or LintOperator.Regex && (query.Language == LintLanguage.Kql || EqlOperator.Of(query, test) is not null);

    private static string Word(LintQuery query, LintTest test) => EqlOperator.Of(query, test)?.Text is { } op ? (op == "==" ? "in" : op) : ":";

    private static string Example(LintQuery query, LintTest[] tests)
    {
        string first = query.Show(tests[0].Values[0].Span);
        string second = query.Show(tests[1].Values[0].Span);
        bool isAll = tests.Sum(static test => test.Values.Count) == 2;
        return query.Language == LintLanguage.Kql
            ? $"{tests[0].Field.Name}: ({first} or {second}{(isAll ? "" : " or …")})"
            : $"{tests[0].Field.Name} {Word(query, tests[0])} ({first}, {second}{(isAll ? "" : ", …")})";
    }
}
