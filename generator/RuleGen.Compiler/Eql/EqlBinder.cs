using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <summary>
/// Gives an EQL query its meaning: resolves fields, applies the rules of their types and writes the rules about case,
/// missing values and arrays down as a <see cref="Predicate"/>. Order and grouping stay as written.
/// </summary>
/// <remarks>
/// Source: Elasticsearch, <c>QueryTranslator.java</c>, <c>Analyzer.java</c> and <c>Optimizer.java</c> under
/// <c>x-pack/plugin/eql/src/main</c>, <c>ExpressionTranslators.java</c> under <c>x-pack/plugin/ql/src/main</c>.
/// A method that returns null has reported why.
/// </remarks>
public sealed partial class EqlBinder
{
    private readonly MappedText _text;
    private readonly EqlBinderOptions _options;
    private readonly DiagnosticBag _diagnostics;
    private readonly HashSet<string> _reportedFields = new(StringComparer.Ordinal);

    private EqlBinder(MappedText text, EqlBinderOptions options, DiagnosticBag diagnostics)
    {
        _text = text;
        _options = options;
        _diagnostics = diagnostics;
    }

    /// <summary>
    /// The meaning of a query. Null when it has a mistake; the diagnostics say which.
    /// </summary>
    public static RuleQuery? Bind(EqlStatement statement, MappedText text, EqlBinderOptions options, DiagnosticBag diagnostics)
    {
        bool callsAreValid = EqlCallChecker.Check(statement, text, diagnostics);
        RuleQuery? query = new EqlBinder(text, options, diagnostics).Bind(statement);
        return callsAreValid ? query : null;
    }

    private RuleQuery? Bind(EqlStatement statement)
    {
        RuleQuery? query = statement switch
        {
            EqlEventQuery single => BindFilter(single.Filter) is { } condition ? new EventQuery(condition) : null,
            EqlSequence sequence => BindSequence(sequence),
            EqlSample sample => BindSample(sample),
            _ => throw new InvalidOperationException($"No meaning for {statement.GetType().Name}."),
        };
        return CheckPipes(statement) ? query?.Select(PredicateSpans.Spread) : null;
    }

    private bool CheckPipes(EqlStatement query)
    {
        if (_options.AcceptsPipes)
        {
            return true;
        }

        foreach (EqlPipe pipe in query.Pipes)
        {
            Report(PipeInRule, pipe.Span, "a rule is asked about one event after the other and has no first or last results; remove the pipe, or limit what 'rulegen query' prints with it");
        }

        return query.Pipes.Count == 0;
    }

    private Predicate? BindFilter(EqlEventFilter filter)
    {
        Truth? condition = BindCondition(filter.Condition);
        if (filter.Category.Name is not { } name)
        {
            return condition?.True;
        }

        StringTest? category = BindCategory(name, filter.Category.Span);
        return category is null || condition is not { } known ? null
            : new And([category.At(_text.ToFile(filter.Category.Span)), known.True]) { Span = _text.ToFile(filter.Span) };
    }

    /// <summary>
    /// An exact test of the category field, by default <c>event.category</c>, whatever type the schema gives it. Only a
    /// closed schema must have it, as a mapping must in Elasticsearch.
    /// </summary>
    private StringTest? BindCategory(string category, SourceSpan span)
    {
        if (_options.Schema.TryGet(_options.CategoryField, out FieldInfo known))
        {
            return new StringTest(known.ToReference(), new EqualTo(category));
        }

        if (!_options.IsSchemaClosed)
        {
            return new StringTest(new FieldReference(_options.CategoryField, FieldType.Keyword), new EqualTo(category));
        }

        Report(UnknownFieldInClosedSchema, span, $"an event category is compared with {MessageText.Quote(_options.CategoryField)}, which the schema does not have; name another category field, or write 'any'");
        return null;
    }

    private void Report(RuleDiagnosticDescriptor descriptor, SourceSpan span, string message) =>
        _diagnostics.Report(descriptor, _text, span, message);

    private static string Quote(FieldReference field) => MessageText.Quote(field.Name);

    /// <summary>A constant as a message shows it: on one line and cut when long.</summary>
    private static string Show(EqlLiteral constant)
    {
        const int Longest = 40;
        return MessageText.Inline(EqlPrinter.Print(constant), Longest);
    }

    private static EqlExpression Unwrap(EqlExpression expression)
    {
        while (expression is EqlParenthesized parenthesized)
        {
            expression = parenthesized.Inner;
        }

        return expression;
    }
}
