namespace RuleGen.Compiler.Rules;

/// <summary>The words of the rule format: types, the languages each type takes, severities.</summary>
public static class RuleTypes
{
    /// <summary>An EQL query.</summary>
    public const string Eql = "eql";

    /// <summary>A KQL or Lucene query.</summary>
    public const string Query = "query";

    /// <summary>A query whose matches are counted.</summary>
    public const string Threshold = "threshold";

    /// <summary>A query whose matches alert when their values are new.</summary>
    public const string NewTerms = "new_terms";

    /// <summary>A query joined with indicators of compromise.</summary>
    public const string ThreatMatch = "threat_match";

    /// <summary>An ES|QL query.</summary>
    public const string Esql = "esql";

    /// <summary>Anomalies of machine-learning jobs; no query.</summary>
    public const string MachineLearning = "machine_learning";

    /// <summary>All types.</summary>
    public static IReadOnlyList<string> All { get; } = [Eql, Query, Threshold, NewTerms, ThreatMatch, Esql, MachineLearning];

    /// <summary>The severities, mildest first.</summary>
    public static IReadOnlyList<string> Severities { get; } = ["low", "medium", "high", "critical"];

    /// <summary>The languages a type's query may be written in; empty for a type without a query.</summary>
    public static IReadOnlyList<string> LanguagesOf(string type) => type switch
    {
        Eql => ["eql"],
        Esql => ["esql"],
        MachineLearning => [],
        _ => ["kuery", "lucene"],
    };
}
