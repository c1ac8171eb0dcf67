using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Rules;

namespace RuleGen.Compiler.Linting;

/// <summary>Looks for one kind of thing in a query that is valid and hardly meant so.</summary>
/// <remarks>A check has no state, knows no other check, and is quiet where it is not sure.</remarks>
internal interface IQueryCheck
{
    /// <summary>Reports what it finds.</summary>
    void Check(LintQuery query);
}

/// <summary>Looks for one kind of thing in the keys of a rule file.</summary>
internal interface IRuleCheck
{
    /// <summary>Reports what it finds.</summary>
    void Check(RuleDefinition rule, DiagnosticBag diagnostics);
}
