using System.Globalization;
using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Rules;

namespace RuleGen.Cli.Output;

/// <summary>Writes a rule for a person: metadata, query, plain English, C#.</summary>
internal static class RuleDescription
{
    private const int LabelWidth = 14;

    /// <summary>Writes as much of the rule as there is; a file with errors may have metadata and no code.</summary>
    public static void Write(StyledWriter writer, CompiledRule rule)
    {
        if (rule.Definition is not { } definition)
        {
            return;
        }

        WriteMetadata(writer, definition);
        if (definition.Query is { } query)
        {
            Heading(writer, "Query");
            WriteText(writer, query.Text.Trim('\r', '\n'));
        }

        if (rule.Query is not { } meaning)
        {
            return;
        }

        Heading(writer, "In plain English");
        WriteOutline(writer, QueryDescriber.Describe(meaning), indent: "  ");
        if (rule.Exceptions.Count > 0)
        {
            Heading(writer, "Exceptions");
            foreach (ExceptionItem item in rule.Exceptions)
            {
                writer.WriteLine("  " + DisplayText.Clean(item.Name == item.List ? item.Name : $"{item.Name} ({item.List})"));
                WriteOutline(writer, PredicateDescriber.Describe(item.Condition), indent: "    ");
            }
        }

        Heading(writer, "Emitted C#");

        // The first file is the ruleset's face, the same for every rule.
        foreach (GeneratedFile file in RuleSetCompiler.Compile(RuleSetTarget.Create(null, "Rules"), [rule]).Files.Skip(1))
        {
            writer.WriteLine(file.Text.TrimEnd());
        }
    }

    private static void WriteMetadata(StyledWriter writer, RuleDefinition rule)
    {
        writer.WriteLine(DisplayText.Clean(rule.Name), StyledWriter.Bold);
        Member(writer, "rule_id", rule.RuleId);
        Member(writer, "file", rule.File.Path);
        Member(writer, "type", rule.Kind);
        Member(writer, "severity", string.Create(CultureInfo.InvariantCulture, $"{rule.Severity} (risk score {rule.RiskScore})"));
        Member(writer, "enabled", rule.Enabled ? "yes" : "no");
        Member(writer, "index", string.Join(", ", rule.Index));
        Member(writer, "tags", string.Join(", ", rule.Tags));
        Member(writer, "author", string.Join(", ", rule.Author));
        Member(writer, "license", rule.License);
        foreach (ThreatDefinition threat in rule.Threat)
        {
            IEnumerable<ThreatEntry> entries = (threat.Tactic is { } tactic ? [tactic] : Array.Empty<ThreatEntry>())
                .Concat(threat.Technique.SelectMany(static technique => technique.Subtechnique.Prepend(technique.Entry)));
            Member(writer, "threat", string.Join(", ", entries.Select(static entry => $"{entry.Id} {entry.Name}")));
        }

        Member(writer, "references", string.Join(", ", rule.References));
        Heading(writer, "Description");
        WriteText(writer, rule.Description.Trim());
    }

    private static void Member(StyledWriter writer, string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.Write("  " + label.PadRight(LabelWidth), StyledWriter.Dim).WriteLine(DisplayText.Clean(value));
        }
    }

    private static void WriteOutline(StyledWriter writer, IEnumerable<string> lines, string indent)
    {
        foreach (string line in lines)
        {
            writer.WriteLine(indent + DisplayText.Clean(line));
        }
    }

    private static void Heading(StyledWriter writer, string text)
    {
        writer.WriteLine();
        writer.WriteLine(text, StyledWriter.Bold);
    }

    private static void WriteText(StyledWriter writer, string text)
    {
        foreach (string line in text.Split('\n'))
        {
            writer.WriteLine("  " + DisplayText.Clean(line.TrimEnd('\r').Replace("\t", "    ", StringComparison.Ordinal)));
        }
    }
}
