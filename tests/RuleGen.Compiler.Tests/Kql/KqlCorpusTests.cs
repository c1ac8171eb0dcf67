using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Kql;
using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Linting;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Compiler.Tests.Kql;

/// <summary>Every KQL query of the published rules.</summary>
public sealed class KqlCorpusTests
{
    private static readonly Lazy<IReadOnlyList<MappedText>> Queries = new(ReadQueries);

    [Fact]
    public void Every_query_is_read_and_printed()
    {
        Assert.Equal(729, Queries.Value.Count);
        foreach (MappedText text in Queries.Value)
        {
            var diagnostics = new DiagnosticBag();
            KqlQuery? query = KqlParser.Parse(text, diagnostics);
            Assert.Empty(diagnostics.Items);
            string printed = KqlPrinter.Print(query!);
            Assert.Equal(query, KqlTesting.Parse(printed));
            Assert.Equal(printed, KqlPrinter.Print(KqlTesting.Parse(printed)));
        }
    }

    /// <summary>The mistakes were found in the corpus by hand; what looks like one and is none (<c>?limit=</c>, <c>*S3 Browser*</c>) must stay silent.</summary>
    [Fact]
    public void Every_query_is_bound_and_only_the_known_mistakes_are_found()
    {
        var findings = new List<RuleDiagnostic>();
        foreach (MappedText text in Queries.Value)
        {
            var diagnostics = new DiagnosticBag();
            KqlQuery query = KqlParser.Parse(text, diagnostics)!;
            Assert.NotNull(KqlBinder.Bind(query, text, new KqlBinderOptions(FieldSchema.Default), diagnostics));
            RuleLinter.Check(query, text, rule: null, FieldSchema.Default, diagnostics);
            findings.AddRange(diagnostics.Items.Where(static finding => finding.Severity == RuleDiagnosticSeverity.Warning));
        }

        Assert.Equal(
            [
                "RG2101 initial_access_entra_id_user_reported_risk: 1",
                "RG5005 discovery_posh_suspicious_api_functions: 1",
                "RG5023 discovery_posh_password_policy: 1",
                "RG5201 command_and_control_unusual_network_connection_to_suspicious_web_service: 4",
                "RG5201 defense_evasion_genai_config_modification: 1",
                "RG5202 initial_access_splunk_postgres_recovery_body_injection: 25",
                "RG5203 credential_access_kubernetes_and_cloud_credential_paths_via_process_args: 1",
            ],
            findings.GroupBy(static finding => $"{finding.Id} {Path.GetFileNameWithoutExtension(finding.Path)}")
                .Select(static group => $"{group.Key}: {group.Count()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_that_is_not_evaluated_yet_is_named_by_its_kind()
    {
        string[] queries = [.. Files().Select(static file => RuleCompiler.Compile(file, FieldSchema.Default)).SelectMany(static rule => rule.Diagnostics)
            .Where(static finding => finding.Id == "RG4100")
            .GroupBy(static finding => finding.Message[..finding.Message.IndexOf(" rules", StringComparison.Ordinal)])
            .Select(static group => $"{group.Key}: {group.Count()}").Order(StringComparer.Ordinal)];

        Assert.Equal(["esql: 209", "machine_learning: 106", "new_terms (kuery): 241", "threat_match (kuery): 6", "threshold (kuery): 28"], queries);
    }

    private static IReadOnlyList<MappedText> ReadQueries()
    {
        var bag = new DiagnosticBag();
        return
        [
            .. Files().Select(file => RuleFileReader.Read(file, bag))
                .Where(static rule => rule?.Language == "kuery")
                .Select(static rule => rule!.Query!),
        ];
    }

    private static IEnumerable<SourceText> Files() =>
        Directory.EnumerateFiles(SharedData.Require("corpus", "detection-rules"), "*.toml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(static path => new SourceText(path, File.ReadAllText(path)));
}
