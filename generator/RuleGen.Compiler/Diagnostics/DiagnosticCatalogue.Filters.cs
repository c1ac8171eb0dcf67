namespace RuleGen.Compiler.Diagnostics;

/// <content>RG60: <c>rule.filters</c>. A filter is part of what a rule matches, so nothing in it is passed over.</content>
public static partial class DiagnosticCatalogue
{
    /// <summary>A clause that nothing here evaluates.</summary>
    public static readonly RuleDiagnosticDescriptor UnsupportedFilterClause = Error("RG6001", "Query DSL clause is not supported");

    /// <summary>A clause that is not put together as Query DSL has it.</summary>
    public static readonly RuleDiagnosticDescriptor InvalidFilter = Error("RG6002", "Invalid filter");

    /// <summary>A parameter that changes what a clause matches.</summary>
    public static readonly RuleDiagnosticDescriptor UnsupportedFilterParameter = Error("RG6003", "Parameter of a Query DSL clause is not supported");
}
