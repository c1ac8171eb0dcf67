using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Matching;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <content>Functions that are conditions.</content>
public sealed partial class EqlBinder
{
    private Truth? BindCallCondition(EqlCall call)
    {
        if (EqlFunction.Find(call.Name) is not { } function || !function.Takes(call.Arguments.Count))
        {
            return null;
        }

        if (!function.HasCaseForm)
        {
            return BindBlocksOfField(call);
        }

        if (UnwrapText(call.Arguments[0]) is EqlField node && !IsConstantNull(node) && IsConstant(call.Arguments[1]))
        {
            return BindFieldCall(call, function, node);
        }

        return BindComputedCondition(call);
    }

    /// <summary><c>cidrMatch</c> as a condition.</summary>
    private Truth? BindBlocksOfField(EqlCall call) =>
        Unwrap(call.Arguments[0]) is not EqlField node || IsConstantNull(node) || !call.Arguments.Skip(1).All(IsConstant) ? BindComputedCondition(call)
        : BindValue(call) is not { } value ? null
        : value.Expression is ComputedAddressTest { Value: FieldValue operand } test ? Truth.Of(new IpTest(operand.Field, test.Ranges))
        : Truth.Null;

    private Truth? BindComputedCondition(EqlCall call) => BindValue(call) is { } value ? BindComputed(call, value.Expression) : null;

    /// <summary>
    /// A field and a constant: a test of the field's values. <c>startsWith</c> takes the constant as it stands; in <c>endsWith</c> and
    /// <c>stringContains</c> it is part of a wildcard query, where <c>*</c> and <c>?</c> are signs and a backslash makes the next character
    /// an ordinary one.
    /// </summary>
    /// <remarks>Source: Elasticsearch <c>eql/planner/QueryTranslator.java</c>.</remarks>
    private Truth? BindFieldCall(EqlCall call, EqlFunction function, EqlField node)
    {
        bool hasConstant = TryFold(call.Arguments[1], out EqlLiteral? constant);
        if (ResolveField(node) is not { } field || !IsStringField(node, field, function.Name) || !hasConstant)
        {
            return null;
        }

        if (constant is not EqlString literal)
        {
            if (constant is EqlNull)
            {
                return Truth.Null;
            }

            Report(ArgumentTypeMismatch, call.Arguments[1].Span, $"{function.Name} takes a text here; {Show(constant!)} is none");
            return null;
        }

        bool ignoreCase = call.IgnoreCase || field.IgnoresCase;
        string text = ignoreCase ? CaseFolding.Fold(literal.Value) : literal.Value;
        bool isContains = function.Name == "stringContains";
        if (text.Length == 0)
        {
            return isContains ? Truth.Of(false) : Truth.Of(new Exists(field));
        }

        StringMatcher? matcher = function.Name == "startsWith" ? new Prefix(text) : LuceneWildcard(isContains ? $"*{text}*" : "*" + text);
        if (matcher is null)
        {
            Report(NotAStringConstant, call.Arguments[1].Span, "this text has every character that could stand for a wildcard; use a shorter one");
            return null;
        }

        return Truth.Of(new StringTest(field, matcher, ignoreCase));
    }

    /// <summary>A pattern with Lucene's escape; a backslash at the end is one.</summary>
    private static StringMatcher? LuceneWildcard(string pattern)
    {
        var builder = new WildcardBuilder();
        for (int i = 0; i < pattern.Length; i++)
        {
            _ = pattern[i] switch
            {
                '*' => builder.Any(),
                '?' => builder.One(),
                '\\' when i + 1 < pattern.Length => builder.Text(pattern[++i]),
                char c => builder.Text(c),
            };
        }

        return builder.Build();
    }
}
