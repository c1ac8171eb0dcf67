using System.Globalization;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <summary>
/// Checks the names and argument counts of a query's calls, wherever they stand. Elasticsearch's grammar accepts any
/// name, so this is no business of the parser.
/// </summary>
internal static class EqlCallChecker
{
    public static void Check(EqlStatement statement, MappedText text, DiagnosticBag diagnostics)
    {
        foreach (EqlEventFilter filter in Filters(statement))
        {
            Check(filter.Condition, text, diagnostics);
        }
    }

    private static IEnumerable<EqlEventFilter> Filters(EqlStatement statement) => statement switch
    {
        EqlEventQuery query => [query.Filter],
        EqlSequence sequence => sequence.Items.Select(static item => item.Filter)
            .Concat(sequence.Until is { } until ? [until.Filter] : []),
        EqlSample sample => sample.Items.Select(static item => item.Filter),
        _ => [],
    };

    private static void Check(EqlExpression expression, MappedText text, DiagnosticBag diagnostics)
    {
        if (expression is EqlCall call)
        {
            CheckCall(call, text, diagnostics);
        }

        foreach (EqlExpression child in Children(expression))
        {
            Check(child, text, diagnostics);
        }
    }

    private static IEnumerable<EqlExpression> Children(EqlExpression expression) => expression switch
    {
        EqlLogical logical => logical.Operands,
        EqlNot not => [not.Operand],
        EqlComparison comparison => [comparison.Left, comparison.Right],
        EqlArithmetic arithmetic => arithmetic.Steps.Select(static step => step.Operand).Prepend(arithmetic.First),
        EqlSign sign => [sign.Operand],
        EqlIn test => test.Items.Prepend(test.Operand),
        EqlPatternTest test => [test.Operand],
        EqlCall call => call.Arguments,
        EqlParenthesized parenthesized => [parenthesized.Inner],
        _ => [],
    };

    private static void CheckCall(EqlCall call, MappedText text, DiagnosticBag diagnostics)
    {
        if (EqlFunction.Find(call.Name) is not { } function)
        {
            string message = $"there is no function {MessageText.Quote(call.Name)}; the functions are {string.Join(", ", EqlFunction.Names)}";
            diagnostics.Report(UnknownFunction, text, call.NameSpan, message);
            return;
        }

        int count = call.Arguments.Count;
        if (count < function.MinArguments || count > function.MaxArguments)
        {
            diagnostics.Report(WrongArgumentCount, text, call.Span, $"{function.Name} takes {Arity(function)}; found {Number(count)}");
        }

        if (call.IgnoreCase && !function.HasCaseForm)
        {
            diagnostics.Report(NoCaseInsensitiveForm, text, call.NameSpan, $"{function.Name} has no case-insensitive form; remove the '~'");
        }
    }

    private static string Arity(EqlFunction function) =>
        function.MaxArguments == int.MaxValue ? $"{Number(function.MinArguments)} or more arguments"
        : function.MaxArguments > function.MinArguments ? $"{Number(function.MinArguments)} or {Number(function.MaxArguments)} arguments"
        : function.MinArguments == 1 ? "1 argument"
        : $"{Number(function.MinArguments)} arguments";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
