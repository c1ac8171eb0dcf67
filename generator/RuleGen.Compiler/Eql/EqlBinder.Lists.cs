using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Matching;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <content><c>in</c> and <c>in~</c>.</content>
public sealed partial class EqlBinder
{
    private Truth? BindIn(EqlIn test)
    {
        List<EqlLiteral>? constants = FoldList(test);
        if (!TryFold(test.Operand, out EqlLiteral? value) || constants is null)
        {
            return null;
        }

        constants.RemoveAll(static constant => constant is EqlNull);
        if (value is EqlNull)
        {
            return Truth.Null;
        }

        if (value is not null)
        {
            bool isMember = constants.Exists(item => test.IgnoreCase ? AreEqualIgnoringCase(value, item) : AreEqual(value, item));
            return Truth.Of(isMember).NegateIf(test.IsNegated);
        }

        if (UnwrapText(test.Operand) is not EqlField node)
        {
            return BindComputedIn(test, constants)?.NegateIf(test.IsNegated);
        }

        if (ResolveField(node) is not { } field)
        {
            return null;
        }

        Predicate? atom = test.IgnoreCase ? BindInIgnoringCase(node, field, constants) : BindExactIn(node, field, constants);
        return atom is null ? null : Truth.Of(atom).NegateIf(test.IsNegated);
    }

    private Truth? BindComputedIn(EqlIn test, List<EqlLiteral> constants) =>
        BindValue(test.Operand) is not { } value || (test.IgnoreCase && !IsText(value, test.Operand, "in~")) ? null
        : constants.Count == 0 ? Truth.Of(false)
        : BindMember(test, value, constants) is { } member ? BindComputed(test, member)
        : null;

    /// <summary>The list's constants.</summary>
    private List<EqlLiteral>? FoldList(EqlIn test)
    {
        List<EqlLiteral> constants = [];
        bool failed = false;
        foreach (EqlExpression item in test.Items)
        {
            if (!TryFold(item, out EqlLiteral? constant))
            {
                failed = true;
            }
            else if (constant is null)
            {
                failed = true;
                Report(FieldInList, item.Span, "the list of 'in' holds constants only, no fields; text stands between double quotes");
            }
            else
            {
                constants.Add(constant);
            }
        }

        return failed ? null : constants;
    }

    private Predicate? BindExactIn(EqlField node, FieldReference field, List<EqlLiteral> constants)
    {
        if (constants.Count == 0)
        {
            return Always.False;
        }

        if (field.Type is FieldType.Keyword or FieldType.Flattened)
        {
            IEnumerable<string> texts = constants.Select(static c => ConstantText.Of(c)!);
            return new StringTest(field, new OneOf((field.IgnoresCase ? texts.Select(static t => CaseFolding.Fold(t)) : texts).ToEquatableArray()), field.IgnoresCase);
        }

        List<Predicate> tests = [];
        foreach (EqlLiteral constant in constants)
        {
            if (BindTest(node, field, ComparisonOperator.Equal, constant) is not { } test)
            {
                return null;
            }

            tests.Add(test);
        }

        return tests.Count == 1 ? tests[0]
            : tests.All(static test => test is IpTest) ? new IpTest(field, tests.SelectMany(static test => ((IpTest)test).Ranges).ToEquatableArray())
            : new Or(tests.ToEquatableArray());
    }

    private Predicate? BindInIgnoringCase(EqlField node, FieldReference field, List<EqlLiteral> constants)
    {
        if (!IsStringField(node, field, "in~") || StringsOf(constants, "in~") is not { } texts)
        {
            return null;
        }

        return texts.Count == 0
            ? Always.False
            : new StringTest(field, new OneOf(texts.Select(static t => CaseFolding.Fold(t)).ToEquatableArray()), IgnoreCase: true);
    }

    private static bool AreEqual(EqlLiteral left, EqlLiteral right) =>
        ConstantEvaluator.Evaluate(Compare(Constant(left), EqlComparisonOperator.Equal, Constant(right))) is BooleanConstant { Value: true };

    private static bool AreEqualIgnoringCase(EqlLiteral left, EqlLiteral right) =>
        left is EqlString a && right is EqlString b && CaseFolding.Fold(a.Value) == CaseFolding.Fold(b.Value);
}
