using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Linting.Checks;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting;

/// <summary>
/// Advice about rules that are valid: what never matches, says the same twice, or could be said more simply. <c>docs/linting.md</c> describes the
/// checks.
/// </summary>
public static class RuleLinter
{
    private static readonly IQueryCheck[] QueryChecks =
    [
        new RepeatedValues(),
        new CoveredPatterns(),
        new LiteralAsterisk(),
        new PatternWithoutWildcard(),
        new RepeatedConditions(),
        new SeparateTests(),
        new PresenceByPattern(),
        new RepeatedWildcards(),
        new ListOfOne(),
        new SingleValueLogic(),
        new NeedlessGroups(),
        new RegexAsWildcard(),
        new CaseSensitiveWindowsName(),
        new NeedlessNullTests(),
        new ValueOutOfReach(),
        new UnknownEcsValue(),
        new UnselectivePatterns(),
        new EscapeInWindowsPath(),
        new NestedRepetitions(),
        new KqlQuestionMarkAsWildcard(),
        new KqlMissingOrBetweenValues(),
        new KqlNullAsValue(),
        new KqlBackslashInQuotes(),
    ];

    private static readonly IRuleCheck[] RuleChecks = [new MissingThreatMapping(), new ThreatMappingForm()];

    /// <summary>Checks an EQL query that has no errors.</summary>
    /// <param name="statement">The query.</param>
    /// <param name="text">Its text.</param>
    /// <param name="rule">The rule that asks it; null for a query by itself.</param>
    /// <param name="schema">The known fields.</param>
    /// <param name="diagnostics">Gets the findings.</param>
    public static void Check(EqlStatement statement, MappedText text, RuleDefinition? rule, FieldSchema schema, DiagnosticBag diagnostics) =>
        Check(new LintQuery(LintLanguage.Eql, text, rule, EqlLintReader.Read(statement, text.Text, schema), diagnostics));

    /// <summary>Checks a KQL query that has no errors.</summary>
    /// <param name="query">The query.</param>
    /// <param name="text">Its text.</param>
    /// <param name="rule">The rule that asks it; null for a query by itself.</param>
    /// <param name="schema">The known fields.</param>
    /// <param name="diagnostics">Gets the findings.</param>
    public static void Check(KqlQuery query, MappedText text, RuleDefinition? rule, FieldSchema schema, DiagnosticBag diagnostics) =>
        Check(new LintQuery(LintLanguage.Kql, text, rule, KqlLintReader.Read(query, schema), diagnostics));

    /// <summary>Checks the keys of a rule file, whatever the language of its query.</summary>
    public static void Check(RuleDefinition rule, DiagnosticBag diagnostics)
    {
        foreach (IRuleCheck check in RuleChecks)
        {
            check.Check(rule, diagnostics);
        }
    }

    private static void Check(LintQuery query)
    {
        foreach (IQueryCheck check in QueryChecks)
        {
            check.Check(query);
        }
    }
}
