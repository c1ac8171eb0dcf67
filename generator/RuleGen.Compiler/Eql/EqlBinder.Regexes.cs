using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.RegularExpressions;

namespace RuleGen.Compiler.Eql;

/// <content>
/// <c>regex</c> and <c>regex~</c>: of a list any may match, each read by itself. (Elasticsearch: <c>eql/parser/ExpressionBuilder.java</c>.)
/// </content>
public sealed partial class EqlBinder
{
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
