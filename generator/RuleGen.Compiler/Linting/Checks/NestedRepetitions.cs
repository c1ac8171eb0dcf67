using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RegularExpressions;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary><c>(a+)*</c>: repeating what repeats already says nothing more, and makes other engines slow.</summary>
internal sealed class NestedRepetitions : IQueryCheck
{
    public void Check(LintQuery query)
    {
        foreach (LintTest test in query.Tests.Where(static test => test.Operator == LintOperator.Regex))
        {
            foreach (LintValue value in test.Values.Where(value => HasNested(RegexCompiler.Parse(value.Text, test.IgnoresCase))))
            {
                query.Report(DiagnosticCatalogue.NestedRepetition, value.Span, "a repetition stands inside another, as in '(a+)*', and adds nothing; keep one of the two, 'a*'");
            }
        }
    }

    private static bool HasNested(RegexNode node) => node switch
    {
        RegexRepetition repetition => (repetition.Most == RegexNode.Unlimited && Alternatives(repetition.Item).Any(IsUnlimited)) || HasNested(repetition.Item),
        RegexSequence sequence => sequence.Items.Any(HasNested),
        RegexAlternation alternation => alternation.Items.Any(HasNested),
        RegexIntersection intersection => intersection.Items.Any(HasNested),
        RegexComplement complement => HasNested(complement.Item),
        _ => false,
    };

    private static IEnumerable<RegexNode> Alternatives(RegexNode node) => node is RegexAlternation alternation ? alternation.Items.SelectMany(Alternatives) : [node];

    private static bool IsUnlimited(RegexNode node) => node is RegexRepetition { Most: RegexNode.Unlimited };
}
