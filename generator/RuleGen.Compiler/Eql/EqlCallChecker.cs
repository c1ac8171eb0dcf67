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
    /// <summary>Reports every wrong call; true when there is none.</summary>
    public static bool Check(EqlStatement statement, MappedText text, DiagnosticBag diagnostics)
    {
        int before = diagnostics.Items.Count;
        foreach (EqlCall call in EqlSyntaxWalk.Expressions(statement).OfType<EqlCall>())
        {
            CheckCall(call, text, diagnostics);
        }

        return diagnostics.Items.Count == before;
    }

    private static void CheckCall(EqlCall call, MappedText text, DiagnosticBag diagnostics)
    {
        if (EqlFunction.Find(call.Name) is not { } function)
        {
            string message = $"there is no function {MessageText.Quote(call.Name)}; the functions are {string.Join(", ", EqlFunction.Names)}";
            diagnostics.Report(UnknownFunction, text, call.NameSpan, message);
            return;
        }

        int count = call.Arguments.Count;
        if (!function.Takes(count))
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
