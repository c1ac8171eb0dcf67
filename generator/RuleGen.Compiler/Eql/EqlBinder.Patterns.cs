using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Matching;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <content><c>:</c>, <c>like</c>, <c>like~</c>, <c>regex</c>, <c>regex~</c>.</content>
public sealed partial class EqlBinder
{
    private static readonly char[] Wildcards = ['*', '?'];

    private Truth? BindPatternTest(EqlPatternTest test)
    {
        if (UnwrapText(test.Operand) is EqlField node && !IsConstantNull(node))
        {
            return BindFieldMatch(node, test);
        }

        bool isKnown = TryFold(test.Operand, out EqlLiteral? value);
        if (BindMatcher(test, IgnoresCase(test)) is not { } matcher || !isKnown)
        {
            return null;
        }

        if (value is EqlNull || IsEmpty(matcher))
        {
            return Truth.Null;
        }

        string op = EqlPrinter.Symbol(test.Operator);
        if (value is not (null or EqlString))
        {
            Report(NotAStringConstant, value.Span, $"'{op}' compares text; {Show(value)} is none");
            return null;
        }

        BoundValue? operand = value is null ? BindValue(test.Operand) : BoundValue.Of(Constant(value));
        return operand is { } known && IsText(known, test.Operand, op)
            ? BindComputed(test, new ComputedMatch(known.Expression, matcher, IgnoresCase(test)))
            : null;
    }

    private Truth? BindFieldMatch(EqlField node, EqlPatternTest test)
    {
        FieldReference? field = ResolveField(node);
        bool ignoreCase = IgnoresCase(test) || field is { IgnoresCase: true };
        if (BindMatcher(test, ignoreCase) is not { } matcher || field is null || !IsStringField(node, field, EqlPrinter.Symbol(test.Operator)))
        {
            return null;
        }

        return IsEmpty(matcher) ? Truth.Null
            : Truth.Of(matcher is Wildcard { Pattern: "*" } ? new Exists(field) : new StringTest(field, matcher, ignoreCase));
    }

    /// <summary>What the text must be like: any of the patterns, nulls left out.</summary>
    private StringMatcher? BindMatcher(EqlPatternTest test, bool ignoreCase)
    {
        bool isRegex = test.Operator is EqlPatternOperator.Regex or EqlPatternOperator.RegexIgnoreCase;
        List<EqlLiteral> constants = [.. test.Patterns.Where(static pattern => pattern is not EqlNull)];
        bool areValid = !isRegex || AreRegexes(constants, ignoreCase);
        if (StringsOf(constants, EqlPrinter.Symbol(test.Operator)) is not { } patterns || !areValid)
        {
            return null;
        }

        StringMatcher[] matchers = [.. patterns.Select(pattern => isRegex ? new Regex([pattern]) : BindPattern(ignoreCase ? CaseFolding.Fold(pattern) : pattern))];
        return matchers.Length == 1 ? matchers[0] : new AnyOf(matchers.ToEquatableArray());
    }

    private static bool IsEmpty(StringMatcher matcher) => matcher is AnyOf { Matchers.Count: 0 };

    private static bool IgnoresCase(EqlPatternTest test) => test.Operator is not (EqlPatternOperator.Like or EqlPatternOperator.Regex);

    private static StringMatcher BindPattern(string pattern) =>
        pattern.IndexOfAny(Wildcards) < 0 ? new EqualTo(pattern) : new Wildcard(pattern);

    private bool IsStringField(EqlField node, FieldReference field, string op)
    {
        switch (field.Type)
        {
            case FieldType.Keyword or FieldType.Flattened or FieldType.Dynamic:
                return true;
            case FieldType.Text or FieldType.Other:
                ReportUncomparable(node, field);
                return false;
            default:
                Report(NotAStringField, node.Span, $"'{op}' compares text, and {Quote(field)} is {MessageText.WithArticle(Describe(field.Type))} field; use == or in");
                return false;
        }
    }

    private List<string>? StringsOf(List<EqlLiteral> constants, string op)
    {
        List<string> texts = [];
        foreach (EqlLiteral constant in constants)
        {
            if (constant is EqlString text)
            {
                texts.Add(text.Value);
            }
            else
            {
                Report(NotAStringConstant, constant.Span, $"'{op}' compares text; write \"{ConstantText.Of(constant)}\", or use == or in");
            }
        }

        return texts.Count == constants.Count ? texts : null;
    }
}
