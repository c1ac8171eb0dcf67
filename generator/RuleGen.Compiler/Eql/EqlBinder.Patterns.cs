using System.Text;
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
        if (test.Operator is EqlPatternOperator.Regex or EqlPatternOperator.RegexIgnoreCase)
        {
            Report(RegexNotSupported, test.Span, "regular expressions are not supported yet; this rule is not evaluated");
            return null;
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
        if (ignoreCase)
        {
            patterns = patterns.ConvertAll(static pattern => CaseFolding.Fold(pattern));
        }

        return value is not null
            ? MatchConstant(value, patterns, ignoreCase, op)
            : BindFieldPatterns(test.Operand, patterns, ignoreCase, op);
    }

    private Truth? BindFieldPatterns(EqlExpression operand, List<string> patterns, bool ignoreCase, string op)
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

        if (patterns is ["*"])
        {
            return Truth.Of(new Exists(field));
        }

        if (field.IgnoresCase && !ignoreCase)
        {
            patterns = patterns.ConvertAll(static pattern => CaseFolding.Fold(pattern));
            ignoreCase = true;
        }

        StringMatcher matcher = patterns.Count == 1 ? BindPattern(patterns[0]) : new AnyOf(patterns.Select(BindPattern).ToEquatableArray());
        return Truth.Of(new StringTest(field, matcher, ignoreCase));
    }

    private static StringMatcher BindPattern(string pattern) =>
        pattern.IndexOfAny(Wildcards) < 0 ? new EqualTo(pattern) : new Wildcard(pattern);

    private Truth? MatchConstant(EqlLiteral value, List<string> patterns, bool ignoreCase, string op)
    {
        if (value is not EqlString text)
        {
            Report(NotAStringConstant, value.Span, $"'{op}' compares text; {Show(value)} is none");
            return null;
        }

        byte[] utf8 = Encoding.UTF8.GetBytes(ignoreCase ? CaseFolding.Fold(text.Value) : text.Value);
        return Truth.Of(patterns.Exists(pattern => WildcardPattern.IsMatch(utf8, Encoding.UTF8.GetBytes(pattern))));
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
