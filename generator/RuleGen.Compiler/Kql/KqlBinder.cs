using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Kql;

/// <summary>
/// Gives a KQL query its meaning: resolves fields, applies the rules of their types, and writes lists of values and nested groups
/// down as a <see cref="Predicate"/>. Order and grouping stay as written.
/// </summary>
/// <remarks>
/// Source: Kibana, <c>is.ts</c>, <c>range.ts</c>, <c>exists.ts</c> and <c>nested.ts</c> under <c>kbn-es-query/src/kuery/functions</c>, and what
/// Elasticsearch makes of the queries they build. A method that returns null has reported why.
/// </remarks>
public sealed partial class KqlBinder
{
    private readonly MappedText _text;
    private readonly KqlBinderOptions _options;
    private readonly DiagnosticBag _diagnostics;
    private readonly HashSet<string> _reportedFields = new(StringComparer.Ordinal);

    // The array whose elements the names here belong to; null outside nested groups.
    private string? _path;

    private KqlBinder(MappedText text, KqlBinderOptions options, DiagnosticBag diagnostics)
    {
        _text = text;
        _options = options;
        _diagnostics = diagnostics;
    }

    /// <summary>The meaning of a query. Null when it has a mistake or asks for something that is not supported yet; the diagnostics say which.</summary>
    public static Predicate? Bind(KqlQuery query, MappedText text, KqlBinderOptions options, DiagnosticBag diagnostics) =>
        query.Condition is not { } condition ? Always.True
        : new KqlBinder(text, options, diagnostics).BindCondition(condition) is { } bound ? PredicateSpans.Spread(bound)
        : null;

    private Predicate? BindCondition(KqlExpression expression)
    {
        Predicate? bound = expression switch
        {
            KqlFieldTest test => BindFieldTest(test),
            KqlRangeTest test => BindRangeTest(test),
            KqlNested nested => BindNested(nested),
            KqlLiteral literal => BindBareValue(literal),
            _ => BindConnective(expression, BindCondition),
        };
        return bound?.OrAt(_text.ToFile(expression.Span));
    }

    /// <summary>Binds what conditions and lists of values have in common; <paramref name="bind"/> binds an operand.</summary>
    private static Predicate? BindConnective(KqlExpression expression, Func<KqlExpression, Predicate?> bind)
    {
        switch (expression)
        {
            case KqlParenthesized parenthesized:
                return bind(parenthesized.Inner);
            case KqlNot not:
                return bind(not.Operand) is { } operand ? new Not(operand) : null;
            case KqlLogical logical:
                // All operands are bound even after a mistake, so that one build shows all of them.
                Predicate?[] bound = [.. logical.Operands.Select(bind)];
                if (Array.IndexOf(bound, null) >= 0)
                {
                    return null;
                }

                EquatableArray<Predicate> operands = bound.OfType<Predicate>().ToEquatableArray();
                return logical.IsAnd ? new And(operands) : new Or(operands);
            default:
                throw new InvalidOperationException($"No meaning for {expression.GetType().Name}.");
        }
    }

    private Predicate? BindFieldTest(KqlFieldTest test)
    {
        // Without quotes null is no name, and a value behind it is one without a field.
        if (test.Field.IsNull || test.Field.IsLoneWildcard)
        {
            return BindValues(test.Values, test.Field.IsNull ? BindBareValue : BindAnywhere);
        }

        return ResolveFields(test.Field) is { } fields ? BindValues(test.Values, value => BindValue(fields, value)) : null;
    }

    /// <summary>Distributes a field over a list of values.</summary>
    private static Predicate? BindValues(KqlExpression values, Func<KqlLiteral, Predicate?> bind) =>
        values is KqlLiteral literal ? bind(literal) : BindConnective(values, inner => BindValues(inner, bind));

    private void Report(RuleDiagnosticDescriptor descriptor, SourceSpan span, string message) =>
        _diagnostics.Report(descriptor, _text, span, message);

    private static string Quote(KqlField field) => MessageText.Quote(field.Name);

    /// <summary>A literal as a message shows it: on one line and cut when long.</summary>
    private static string Show(KqlLiteral literal)
    {
        const int Longest = 40;
        return MessageText.Inline(KqlPrinter.Print(literal), Longest);
    }
}
