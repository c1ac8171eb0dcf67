using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RegularExpressions;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Eql;

/// <content>
/// <c>regex</c> and <c>regex~</c>: of a list any may match, each read by itself. (Elasticsearch: <c>eql/parser/ExpressionBuilder.java</c>.)
/// </content>
public sealed partial class EqlBinder
{
    private Truth? BindRegexTest(EqlPatternTest test)
    {
        bool ignoreCase = test.Operator == EqlPatternOperator.RegexIgnoreCase || IgnoresCase(test.Operand);
        string op = EqlPrinter.Symbol(test.Operator);
        List<EqlLiteral> constants = [.. test.Patterns.Where(static pattern => pattern is not EqlNull)];
        bool isKnown = TryFold(test.Operand, out EqlLiteral? value);
        bool areValid = AreRegexes(constants, ignoreCase);
        if (StringsOf(constants, op) is not { } patterns || !isKnown || !areValid)
        {
            return null;
        }

        if (value is EqlNull || patterns.Count == 0)
        {
            return Truth.Null;
        }

        return value is not null
            ? MatchConstant(value, op, text => patterns.Exists(pattern => RegexTable.IsMatch(RegexCompiler.Compile([pattern], ignoreCase), Utf8Bytes.Of(text))))
            : BindFieldMatch(test.Operand, op, ignoreCase, static (pattern, _) => new Regex([pattern]), patterns);
    }

    /// <summary>Whether an operand is a field whose values are compared in any case, whatever the operator.</summary>
    private bool IgnoresCase(EqlExpression operand) =>
        Unwrap(operand) is EqlField node && _options.Schema.TryGet(node.Name, out FieldInfo field) && field.ToReference().IgnoresCase;

    /// <summary>Compiles the patterns once to report all that is wrong with them.</summary>
    private bool AreRegexes(List<EqlLiteral> constants, bool ignoreCase)
    {
        bool areValid = true;
        foreach (EqlString constant in constants.OfType<EqlString>())
        {
            RegexCompilation result = RegexCompiler.Compile(constant.Value, ignoreCase);
            areValid &= result.Table is not null;
            if (result.Problems.Count > 0)
            {
                var offsets = new EqlStringOffsets(_text.Text, constant);
                foreach (RegexProblem problem in result.Problems)
                {
                    Report(problem.Descriptor, offsets.ToQuery(problem.Span), problem.Message);
                }
            }
        }

        return areValid;
    }
}
