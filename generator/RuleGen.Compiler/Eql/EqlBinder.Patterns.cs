using System.Text;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Matching;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <content><c>:</c>, <c>like</c>, <c>like~</c>.</content>
public sealed partial class EqlBinder
{
    private static readonly char[] Wildcards = ['*', '?'];

    private Truth? BindPatternTest(EqlPatternTest test)
    {
        if (test.Operator is EqlPatternOperator.Regex or EqlPatternOperator.RegexIgnoreCase)
        {
            return BindRegexTest(test);
        }

        List<EqlLiteral> constants = [.. test.Patterns.Where(static pattern => pattern is not EqlNull)];
        string op = EqlPrinter.Symbol(test.Operator);
        if (!TryFold(test.Operand, out EqlLiteral? value) || StringsOf(constants, op) is not { } patterns)
        {
            return null;
        }

        if (value is EqlNull || patterns.Count == 0)
        {
            return Truth.Null;
        }

        bool ignoreCase = test.Operator != EqlPatternOperator.Like;
        return value is not null
            ? MatchConstant(value, op, text => patterns.Exists(pattern => IsLike(text, pattern, ignoreCase)))
            : BindFieldMatch(test.Operand, op, ignoreCase, (pattern, folds) => BindPattern(folds ? CaseFolding.Fold(pattern) : pattern), patterns);
    }

    /// <summary>A field that some pattern accepts; <paramref name="bind"/> is told whether case is ignored, which the field may want.</summary>
    private Truth? BindFieldMatch(EqlExpression operand, string op, bool ignoreCase, Func<string, bool, StringMatcher> bind, List<string> patterns)
    {
        if (Unwrap(operand) is not EqlField node)
        {
            ReportUnsupportedValue(operand);
            return null;
        }

        if (ResolveField(node) is not { } field || !IsStringField(node, field, op))
        {
            return null;
        }

        ignoreCase |= field.IgnoresCase;
        StringMatcher[] matchers = [.. patterns.Select(pattern => bind(pattern, ignoreCase))];
        if (matchers is [Wildcard { Pattern: "*" }])
        {
            return Truth.Of(new Exists(field));
        }

        StringMatcher matcher = matchers.Length == 1 ? matchers[0] : new AnyOf(matchers.ToEquatableArray());
        return Truth.Of(new StringTest(field, matcher, ignoreCase));
    }

    private static StringMatcher BindPattern(string pattern) =>
        pattern.IndexOfAny(Wildcards) < 0 ? new EqualTo(pattern) : new Wildcard(pattern);

    private static bool IsLike(string text, string pattern, bool ignoreCase) => ignoreCase
        ? WildcardPattern.IsMatchFolded(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(CaseFolding.Fold(pattern)))
        : WildcardPattern.IsMatch(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(pattern));

    private Truth? MatchConstant(EqlLiteral value, string op, Func<string, bool> isMatch)
    {
        if (value is EqlString text)
        {
            return Truth.Of(isMatch(text.Value));
        }

        Report(NotAStringConstant, value.Span, $"'{op}' compares text; {Show(value)} is none");
        return null;
    }

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
                Report(NotAStringField, node.Span, $"'{op}' compares text, and {Quote(field)} is a {Describe(field.Type)} field; use == or in");
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
