using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>
/// <c>f != null and f == "x"</c>: a test holds for no missing field. <c>f == null or f != "x"</c>: the opposite of one holds for every missing
/// field. That is so of arrays too.
/// </summary>
internal sealed class NeedlessNullTests : IQueryCheck
{
    public void Check(LintQuery query)
    {
        foreach (LintGroup group in query.Groups)
        {
            foreach (LintCondition operand in group.Operands)
            {
                if (FieldOfNullTest(operand, isPresence: group.IsAnd) is { } field
                    && group.Operands.FirstOrDefault(beside => FieldOfTest(beside, isPositive: group.IsAnd) == field) is { } test)
                {
                    string reason = group.IsAnd ? "holds only where the field has a value" : "holds where the field has no value";
                    query.Report(DiagnosticCatalogue.NeedlessNullTest, operand.Span, $"'{query.Show(test.Span)}' beside it {reason}; remove this test");
                }
            }
        }
    }

    private static string? FieldOfNullTest(LintCondition condition, bool isPresence) => condition switch
    {
        LintTest { Operator: LintOperator.Exists } test when isPresence => test.Field.Name,
        LintNot { Operand: LintTest { Operator: LintOperator.Exists } test } when !isPresence => test.Field.Name,
        _ => null,
    };

    private static string? FieldOfTest(LintCondition condition, bool isPositive) => condition switch
    {
        LintTest { Operator: not LintOperator.Exists } test when isPositive => test.Field.Name,
        LintNot { Operand: LintTest { Operator: not LintOperator.Exists } test } when !isPositive => test.Field.Name,
        _ => null,
    };
}
