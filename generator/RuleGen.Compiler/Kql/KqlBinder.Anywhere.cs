using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Predicates;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Kql;

/// <content>Values without a field, and <c>*: value</c>.</content>
public sealed partial class KqlBinder
{
    private Predicate? BindBareValue(KqlExpression literal) => BindBareValue((KqlLiteral)literal);

    private Predicate? BindBareValue(KqlLiteral value)
    {
        if (value.IsLoneWildcard)
        {
            return Always.True;
        }

        Report(KqlBareValueNotSupported, value.Span, "a value without a field is looked for in every field, which is not supported yet; this rule is not evaluated; write field: value");
        return null;
    }
}
