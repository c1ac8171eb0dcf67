using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>That a test of a field holds, or does not.</summary>
/// <param name="Test">The test.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Source">The condition that says so.</param>
internal sealed record Fact(LintTest Test, bool Holds, LintCondition Source)
{
    /// <summary>The field.</summary>
    public LintField Field => Test.Field;

    private bool IsAbsence => Test.Operator == LintOperator.Exists && !Holds;

    // Texts of addresses, dates and versions can differ and mean the same.
    private bool IsComparable => Field.Info is { Type: FieldType.Keyword or FieldType.Integer or FieldType.Float or FieldType.Boolean };

    /// <summary>What a condition says; null when it is no test.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="isOpposite">Whether it is taken as false.</param>
    public static Fact? Of(LintCondition condition, bool isOpposite)
    {
        LintCondition inner = condition;
        bool holds = !isOpposite;
        while (inner is LintNot not)
        {
            inner = not.Operand;
            holds = !holds;
        }

        return inner is LintTest test ? new Fact(test, holds, condition) : null;
    }

    /// <summary>Why both cannot be; null when they can, or nothing is sure.</summary>
    public string? ConflictWith(Fact other)
    {
        if ((IsAbsence && IsTestOfValue(other)) || (other.IsAbsence && IsTestOfValue(this)))
        {
            return "one asks for a value and the other for none";
        }

        bool isConflict = Field.IsSingleValued && (RulesOut(other) || other.RulesOut(this) || HaveNoNumber(this, other));
        return isConflict ? $"'{Field.Name}' has one value" : null;
    }

    /// <summary>Whether the other is true whenever this is. False when nothing is sure.</summary>
    public bool Implies(Fact other) => Field.IsSingleValued && IsFiniteFact && Test.Values.All(value => other.IsTrueOf(value, Test.IgnoresCase) == true);

    private bool IsFiniteFact => Holds && Test.IsFinite && Test.Values.Count > 0 && IsComparable;

    private static bool IsTestOfValue(Fact fact) => fact.Holds && fact.Test.Operator != LintOperator.Exists;

    private bool RulesOut(Fact other) => IsFiniteFact && Test.Values.All(value => other.IsTrueOf(value, Test.IgnoresCase) == false);

    /// <summary>Whether it is true of a field that has this value; null when that is not sure.</summary>
    private bool? IsTrueOf(LintValue value, bool valueIgnoresCase) => Accepts(value, valueIgnoresCase) is { } accepts ? accepts == Holds : null;

    private bool? Accepts(LintValue value, bool valueIgnoresCase)
    {
        bool isNumber = Field.Info is { Type: FieldType.Integer or FieldType.Float };
        switch (Test.Operator)
        {
            case LintOperator.Exact when isNumber:
                return value.Number is { } number && Test.Values.All(static item => item.Number is not null)
                    ? Test.Values.Any(item => item.Number == number)
                    : null;
            case LintOperator.Range when isNumber:
                return value.Number is { } compared && Test.Values[0].Number is { } bound ? Compare(ValueOf(compared), Test.Comparison, ValueOf(bound)) : null;
            case LintOperator.Exact or LintOperator.Pattern when !isNumber:
                // A test that tells case says nothing sure of a value that may be of any.
                return Test.IgnoresCase || !valueIgnoresCase
                    ? Accepts(Test.IgnoresCase ? WildcardText.Exact(value.Text, fold: true) : value.Pattern)
                    : null;
            default:
                return null;
        }
    }

    private bool Accepts(WildcardText text) => Test.Values.Any(value => value.Pattern.Covers(text));

    /// <summary>Whether no number is in both of two ranges.</summary>
    private static bool HaveNoNumber(Fact a, Fact b)
    {
        if (a is not { Holds: true, Test: { Operator: LintOperator.Range, Values: [{ Number: { } x }] } }
            || b is not { Holds: true, Test: { Operator: LintOperator.Range, Values: [{ Number: { } y }] } })
        {
            return false;
        }

        (Fact low, double least, Fact high, double most) = IsLower(a) ? (a, ValueOf(x), b, ValueOf(y)) : (b, ValueOf(y), a, ValueOf(x));
        bool isInclusive = low.Test.Comparison == ComparisonOperator.GreaterOrEqual && high.Test.Comparison == ComparisonOperator.LessOrEqual;
        return IsLower(low) && !IsLower(high) && (least > most || (least == most && !isInclusive));
    }

    private static bool IsLower(Fact fact) => fact.Test.Comparison is ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual;

    private static double ValueOf(NumberConstant number) => number.IsInteger ? number.Integer : number.Float;

    private static bool Compare(double value, ComparisonOperator op, double bound) => op switch
    {
        ComparisonOperator.Less => value < bound,
        ComparisonOperator.LessOrEqual => value <= bound,
        ComparisonOperator.Greater => value > bound,
        _ => value >= bound,
    };
}
